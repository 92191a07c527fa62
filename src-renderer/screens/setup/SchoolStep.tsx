/** What the school is called, in which language the screens speak, and which clock it lives by. */
import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { CardChoice } from '../../components/CardChoice.tsx';
import { describeError } from '../../format/describe-error.ts';
import { namedComputerZone, zonesToChoose, zoneWords } from '../../format/time-zones.ts';
import { useAction } from '../../hooks/use-action.ts';
import { usePreference, useServices, useStation, useWords } from '../../services.tsx';
import { useDraft } from '../../stores/setup-draft.ts';
import { StepActions, type StepProps } from './StepActions.tsx';
import styles from './setup.module.css';

export function SchoolStep({ status, onDone, onBack }: StepProps) {
  const { t } = useWords();
  const { client } = useServices();
  const known = useStation((state) => state.status?.school ?? '');
  const [language, setLanguage] = usePreference('language');
  const [draft, keep] = useDraft();
  const computer = namedComputerZone();
  const [school, setSchool] = useState(draft.school || (status.needed ? '' : known));
  const [zone, setZone] = useState(draft.timeZone || computer);
  const [missing, setMissing] = useState(false);
  const { busy, error, run } = useAction();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const name = school.trim();
    setMissing(name === '');
    if (name === '') return;
    keep({ school: name, timeZone: zone, open: true });
    // Until there is an administrator the station keeps nothing: the name goes there with the next step.
    const kept = status.needed || (await run(() => client.call('settings.update', { school: name }), { quiet: true }));
    if (kept) await onDone();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <CardChoice
        label={t('setup.school.language')}
        value={language}
        options={[
          { value: 'id', title: 'Indonesia' },
          { value: 'en', title: 'English' },
        ]}
        onChange={(value) => setLanguage(value as 'id' | 'en')}
      />
      <TextInput
        label={t('setup.school.name')}
        placeholder={t('setup.school.example')}
        value={school}
        onChange={(event) => setSchool(event.currentTarget.value)}
        error={missing ? t('setup.school.missing') : error ? describeError(error, t) : null}
        maxLength={100}
        autoComplete="organization"
        autoFocus
        data-testid="setup-school-name"
      />
      <CardChoice
        label={t('setup.school.zone')}
        value={zone}
        options={zonesToChoose(computer).map((each) => ({ value: each, ...zoneWords(each, each === computer, t) }))}
        onChange={setZone}
        least={170}
        testId="setup-zone"
      />
      <StepActions onBack={onBack} busy={busy} />
    </form>
  );
}
