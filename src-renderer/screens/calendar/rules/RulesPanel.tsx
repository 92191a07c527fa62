/** The rules in words: the school's, then those of classes that have hours of their own. */
import { Button, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '../../../components/Panel.tsx';
import { EmptyNotice } from '../../../components/StateNotice.tsx';
import { useMay } from '../../../hooks/use-may.ts';
import { go } from '../../../route.ts';
import { useWords } from '../../../services.tsx';
import type { CalendarBook } from '../calendar-book.ts';
import { EndRuleButton } from './EndRuleButton.tsx';
import { RuleCard } from './RuleCard.tsx';
import styles from './RulesPanel.module.css';
import { hasOwnHours, rulesByGroup, stateOf } from './rule-state.ts';

export function RulesPanel({ book }: { book: CalendarBook }) {
  const { t, language } = useWords();
  const mayChange = useMay('administrator');
  const [withOver, setWithOver] = useState(false);
  const { rules, today } = book;
  const over = rules.filter((rule) => stateOf(rule, rules, today).state === 'over').length;
  const write = (
    <Button
      leftSection={<IconPlus size={19} aria-hidden="true" />}
      data-testid="write-rule"
      onClick={() => go('calendar', ['rules', 'new'])}
    >
      {t('rule.write')}
    </Button>
  );
  if (rules.length === 0)
    return (
      <Panel>
        <EmptyNotice title={t('rule.none')} body={t(mayChange ? 'rule.none_admin' : 'rule.none_viewer')}>
          {mayChange && write}
        </EmptyNotice>
      </Panel>
    );
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.intro}>{t('rule.intro')}</p>
        <div className={styles.actions}>
          {over > 0 && (
            <Switch
              label={t('rule.show_over', { count: over })}
              checked={withOver}
              onChange={(event) => setWithOver(event.currentTarget.checked)}
              styles={{ body: { minHeight: 48, alignItems: 'center' }, label: { fontSize: 15 } }}
              data-testid="show-over"
            />
          )}
          {mayChange && write}
        </div>
      </div>
      {rulesByGroup(rules, language).map(({ group, rules: own }) => {
        const shown = own.filter((rule) => withOver || stateOf(rule, rules, today).state !== 'over');
        if (shown.length === 0) return null;
        return (
          <Panel
            key={group ?? ''}
            title={group ?? t('calendar.whole_school')}
            testId="rule-group"
            aside={
              mayChange &&
              group !== null &&
              hasOwnHours(group, rules, today) && <EndRuleButton group={group} book={book} />
            }
          >
            <div className={styles.rules}>
              {shown.map((rule) => (
                <RuleCard key={rule.id} rule={rule} state={stateOf(rule, rules, today)} mayChange={mayChange} />
              ))}
            </div>
          </Panel>
        );
      })}
    </>
  );
}
