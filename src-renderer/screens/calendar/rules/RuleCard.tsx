/** A rule in one sentence, whether it holds, and what can be done about it. */
import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { Rule } from '../../../../src-shared/contract/calendar.ts';
import { Chip } from '../../../components/Chip.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { dayInWords, sessionInWords, weekdaysInWords } from '../../../format/calendar.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { go } from '../../../route.ts';
import { useServices, useWords } from '../../../services.tsx';
import styles from './RulesPanel.module.css';
import type { RuleState } from './rule-state.ts';

interface Props {
  rule: Rule;
  state: RuleState;
  mayChange: boolean;
}

/** Minutes; only another one is worth a line. */
const usualGap = 5;
const tones = { now: 'good', future: 'info', over: 'quiet' } as const;

export function RuleCard({ rule, state: { state, weekdays }, mayChange }: Props) {
  const { t, language } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const [ask, dialog] = useConfirm();
  const days = weekdaysInWords(rule.weekdays, language, t);
  const since = dayInWords(rule.effectiveFrom, language);
  const remove = () =>
    ask({
      title: t('rule.remove_title'),
      body: t('rule.remove_body', { days, since }),
      confirm: t('rule.remove'),
      danger: true,
      action: () => run(() => client.call('calendar.removeRule', { ruleId: rule.id }), { done: 'rule.removed' }),
    });
  return (
    <article className={styles.rule} data-state={state} data-testid="rule">
      <div className={styles.words}>
        <div className={styles.title}>
          <span>{t('rule.since', { days, since })}</span>
          <Chip tone={tones[state]} className={styles.chip}>
            {t(`rule.state.${state}`)}
          </Chip>
        </div>
        {rule.plan === null && <p>{t('rule.follows_school')}</p>}
        {rule.plan?.sessions.length === 0 && <p>{t('rule.no_school')}</p>}
        {rule.plan?.sessions.map((session) => (
          <p key={session.opens}>{sessionInWords(session, language, t)}</p>
        ))}
        {rule.plan && rule.plan.sessions.length > 0 && rule.plan.minimumGapMinutes !== usualGap && (
          <p className={styles.quiet}>{t('rule.gap_words', { minutes: rule.plan.minimumGapMinutes })}</p>
        )}
        {state === 'now' && weekdays.length < rule.weekdays.length && (
          <p className={styles.quiet}>{t('rule.only_left', { days: weekdaysInWords(weekdays, language, t) })}</p>
        )}
      </div>
      {mayChange && (
        <div className={styles.tools}>
          {state !== 'over' && (
            <Button
              variant="default"
              leftSection={<IconPencil size={18} aria-hidden="true" />}
              data-testid="change-rule"
              onClick={() => go('calendar', ['rules', 'new'], { like: String(rule.id) })}
            >
              {t('rule.change')}
            </Button>
          )}
          {state === 'future' && (
            <ActionIcon
              aria-label={t('rule.remove_of', { days, since })}
              loading={busy}
              data-testid="remove-rule"
              onClick={remove}
            >
              <IconTrash size={19} aria-hidden="true" />
            </ActionIcon>
          )}
        </div>
      )}
      {dialog}
    </article>
  );
}
