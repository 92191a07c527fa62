/** The school's settings: read, kept fresh whoever changes them, and saved one at a time. */
import { useState } from 'react';
import type { SchoolSettings } from '../../../../src-shared/contract/office.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useServices } from '../../../services.tsx';

export function useSettings() {
  const { client } = useServices();
  const { data, error, reload } = useQuery('settings.get', {}, { on: ['settings.changed'] });
  const { run, busy } = useAction();
  const [chosen, setChosen] = useState<Partial<SchoolSettings> | null>(null);

  const save = (changes: Partial<SchoolSettings>): Promise<boolean> =>
    run(
      async () => {
        await client.call('settings.update', changes);
        await reload();
      },
      { done: 'settings.saved' },
    );

  /** For choices and switches: shown at once, and taken back where the station refuses it. */
  async function choose(changes: Partial<SchoolSettings>): Promise<void> {
    if (busy) return;
    setChosen(changes);
    await save(changes);
    setChosen(null);
  }

  return { settings: data && { ...data, ...chosen }, error, reload, busy, save, choose };
}
