/** When school begins and ends: one of the usual ways, told in words; whatever differs is changed in the calendar later. */
import { type FormEvent, useState } from 'react';
import { CardChoice } from '../../components/CardChoice.tsx';
import { describeError } from '../../format/describe-error.ts';
import { namedComputerZone } from '../../format/time-zones.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useServices, useWords } from '../../services.tsx';
import { useDraft } from '../../stores/setup-draft.ts';
import { type HourTemplate, hoursInWords, hourTemplates, rulesOf, saveHours } from './hour-templates.ts';
import { StepActions, type StepProps } from './StepActions.tsx';
import styles from './setup.module.css';

export function HoursStep({ status, onDone, onBack }: StepProps) {
  const { t, language } = useWords();
  const { client } = useServices();
  const [draft] = useDraft();
  const [template, setTemplate] = useState<HourTemplate>('smp');
  const { busy, error, run } = useAction();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const timeZone = draft.timeZone || namedComputerZone();
    const saved = await run(() => saveHours(client, { timeZone, rules: rulesOf(template) }), { quiet: true });
    if (saved) await onDone();
  }

  // Whoever comes back finds what holds in the calendar: a second template would be a second rule.
  if (status.hasRules)
    return (
      <div className={styles.form}>
        <p>{t('setup.hours.saved')}</p>
        <StepActions onBack={onBack} onNext={() => void onDone()} />
      </div>
    );
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <CardChoice
        label={t('setup.hours.which')}
        value={template}
        options={hourTemplates.map((each) => ({
          value: each,
          title: t(`setup.hours.${each}`),
          detail: hoursInWords(rulesOf(each), t, language),
        }))}
        onChange={(value) => setTemplate(value as HourTemplate)}
        least={300}
        testId="setup-template"
      />
      {error !== null && (
        <p className={styles.error} role="alert">
          {describeError(error, t)}
        </p>
      )}
      <StepActions onBack={onBack} busy={busy} />
    </form>
  );
}
