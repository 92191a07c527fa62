/** One session by typing: its five times, and whether it reaches past midnight. */
import { ActionIcon, Switch, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useWords } from '../../../services.tsx';
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

interface Props {
  session: SessionDraft;
  index: number;
  count: number;
  troubles: Troubles;
  onChange(session: SessionDraft): void;
  onRemove(): void;
}

const midnight = 24 * 60;

export function SessionFields({ session, index, count, troubles, onChange, onRemove }: Props) {
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
