/** The hours of a day: its line, its sessions' fields, and how soon somebody is recorded again. */
import { ActionIcon, Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../../services.tsx';
import { DayLine } from './DayLine.tsx';
import {
  type Limit,
  limits,
  minutesOf,
  type SessionDraft,
  type Troubles,
  typedMinutes,
  typedTime,
} from './rule-draft.ts';
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

interface Props {
  session: SessionDraft;
  index: number;
  count: number;
  troubles: Troubles;
  onChange(session: SessionDraft): void;
  onRemove(): void;
}

const midnight = 24 * 60;

/** One session by typing: its five times, and whether it reaches past midnight. */
function SessionFields({ session, index, count, troubles, onChange, onRemove }: Props) {
  const { t, language } = useWords();
  const separator = language === 'id' ? '.' : ':';
  const minutes = minutesOf(session);
  const setTime = (limit: Limit, text: string) => onChange({ ...session, times: { ...session.times, [limit]: text } });

  /** What was typed as `6` reads 06.00 once the field is left. */
  function tidy(limit: Limit): void {
    const typed = typedMinutes(session.times[limit]);
    if (typed !== null) setTime(limit, typedTime(typed, false, separator));
  }

  return (
    <fieldset className={styles.session} aria-label={t('rule.session_number', { number: index + 1 })}>
      <div className={styles.top}>
        <TextInput
          className={styles.name}
          label={count > 1 ? t('rule.session_name_of', { number: index + 1 }) : t('rule.session_name')}
          placeholder={t('rule.session_name_example')}
          value={session.name}
          maxLength={60}
          onChange={(event) => onChange({ ...session, name: event.currentTarget.value })}
        />
        <Switch
          label={t('rule.overnight')}
          description={t('rule.overnight_hint')}
          checked={session.overnight}
          onChange={(event) => onChange({ ...session, overnight: event.currentTarget.checked })}
          data-testid={`overnight-${index}`}
          styles={{
            body: { minHeight: 48, alignItems: 'center' },
            label: { fontSize: 15, fontWeight: 650 },
            description: { fontSize: 14, marginTop: 2 },
          }}
        />
        <ActionIcon
          aria-label={t('rule.remove_session', { number: index + 1 })}
          data-testid={`remove-session-${index}`}
          onClick={onRemove}
        >
          <IconTrash size={19} aria-hidden="true" />
        </ActionIcon>
      </div>
      <div className={styles.times}>
        {limits.map((limit) => {
          const trouble = troubles[`${index}.${limit}`];
          const nextDay = (minutes[limit] ?? 0) >= midnight;
          return (
            <TextInput
              key={limit}
              label={t(`rule.limit.${limit}`)}
              value={session.times[limit]}
              inputMode="numeric"
              autoComplete="off"
              error={trouble ? t(`rule.trouble.${trouble}`) : null}
              description={
                nextDay && !trouble ? <span className={styles.tomorrow}>{t('rule.is_next_day')}</span> : null
              }
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              data-testid={`time-${index}-${limit}`}
              onChange={(event) => setTime(limit, event.currentTarget.value)}
              onBlur={() => tidy(limit)}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
