/** The school's settings: read, kept fresh whoever changes them, and saved one at a time. */
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useServices } from '../../../services.tsx';

export function useSettings() {
  const { client } = useServices();
  const { data, error, reload } = useQuery('settings.get', {}, { on: ['settings.changed'] });
  const { run, busy } = useAction();
  const save = (changes: CommandInput<'settings.update'>): Promise<boolean> =>
    run(
      async () => {
        await client.call('settings.update', changes);
        await reload();
      },
      { done: 'settings.saved' },
    );
  return { settings: data, error, reload, busy, save };
}
