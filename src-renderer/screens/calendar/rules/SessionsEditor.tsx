/** The hours of a day: its line, its sessions' fields, and how soon somebody is recorded again. */
import { Button, NumberInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useWords } from '../../../services.tsx';
import { DayLine } from './DayLine.tsx';
import { SessionFields } from './SessionFields.tsx';
import styles from './SessionsEditor.module.css';
import type { PlanForm } from './use-plan-form.ts';

/** As the contract takes them. */
const mostSessions = 4;
const mostGap = 120;

export function SessionsEditor({ form }: { form: PlanForm }) {
  const { t } = useWords();
  return (
    <div className={styles.editor}>
      <DayLine form={form} />
      {form.sessions.map((session, i) => (
        <SessionFields
          key={session.key}
          session={session}
          index={i}
          count={form.sessions.length}
          troubles={form.troubles}
          onChange={form.setSession}
          onRemove={() => form.removeSession(session.key)}
        />
      ))}
      <div className={styles.foot}>
        <NumberInput
          label={t('rule.gap')}
          description={t('rule.gap_hint')}
          value={form.gap}
          min={0}
          max={mostGap}
          clampBehavior="strict"
          allowDecimal={false}
          suffix={` ${t('rule.minutes')}`}
          onChange={(value) => form.setGap(Number(value) || 0)}
          data-testid="rule-gap"
        />
        {form.sessions.length < mostSessions && (
          <Button
            variant="default"
            leftSection={<IconPlus size={19} aria-hidden="true" />}
            onClick={form.addSession}
            data-testid="add-session"
          >
            {t('rule.add_session')}
          </Button>
        )}
      </div>
    </div>
  );
}
