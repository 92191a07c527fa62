/** What the rule would have changed in a week gone by: how many, from what to what, and whom. Nothing of it is stored. */
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowNarrowRight, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { Panel } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { addDays, dateRange, shortDate } from '../../../format/dates.ts';
import { formatCount } from '../../../format/school-time.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useWords } from '../../../services.tsx';
import { type Change, shiftsOf } from './preview-sums.ts';
import styles from './RuleEditor.module.css';

type Draft = CommandInput<'calendar.preview'>['rule'];

const nothing: Draft = { weekdays: [1], effectiveFrom: '2000-01-01', plan: { sessions: [] } };

export function PreviewPanel({ rule, today }: { rule: Draft | null; today: string }) {
  const { t, language } = useWords();
  const [to, setTo] = useState(addDays(today, -1));
  const from = addDays(to, -6);
  const { data, error, loading, reload } = useQuery(
    'calendar.preview',
    { rule: rule ?? nothing, from, to },
    { enabled: rule !== null },
  );
  const shifts = useMemo(() => shiftsOf(data?.changed ?? []), [data]);
  return (
    <Panel
      title={t('preview.title')}
      className={styles.preview}
      testId="preview"
      aside={
        <span>
          <ActionIcon
            aria-label={t('preview.week_before')}
            onClick={() => setTo(addDays(to, -7))}
            data-testid="preview-before"
          >
            <IconChevronLeft size={20} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            aria-label={t('preview.week_after')}
            className={styles.step}
            disabled={addDays(to, 7) >= today}
            onClick={() => setTo(addDays(to, 7))}
          >
            <IconChevronRight size={20} aria-hidden="true" />
          </ActionIcon>
        </span>
      }
    >
      <p className={styles.quiet}>{t('preview.explain', { range: dateRange(from, to, language) })}</p>
      {rule === null ? (
        <p className={styles.quiet}>{t('preview.incomplete')}</p>
      ) : error ? (
        <ErrorNotice error={error} onRetry={reload} />
      ) : !data ? (
        <LoadingNotice />
      ) : (
        <div
          className={loading ? styles.busy : undefined}
          role="status"
          aria-busy={loading}
          data-testid="preview-result"
        >
          {data.changed.length === 0 ? (
            <p className={styles.quiet}>{t('preview.same', { count: formatCount(data.unchanged, language) })}</p>
          ) : (
            <>
              <p className={styles.big}>
                <strong data-testid="preview-count">{formatCount(data.changed.length, language)}</strong>
                <span>{t('preview.differ', { unchanged: formatCount(data.unchanged, language) })}</span>
              </p>
              <br />
              <ul className={styles.shifts}>
                {shifts.map(({ key, before, after, changes }) => (
                  <li key={key} data-testid="preview-shift">
                    <div className={styles.shift}>
                      <span className={styles.count}>{formatCount(changes.length, language)}</span>
                      <StatusChip status={before} />
                      <IconArrowNarrowRight size={20} aria-label={t('preview.becomes')} />
                      <StatusChip status={after} />
                    </div>
                    <NameList changes={changes} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Panel>
  );
}

const few = 5;
/** More than anybody reads; the count says the rest. */
const most = 200;

/** Whom a rule would concern: a few names, all of them on request. */
function NameList({ changes }: { changes: readonly Change[] }) {
  const { t, language } = useWords();
  const [all, setAll] = useState(false);
  const shown = changes.slice(0, all ? most : few);
  const hidden = changes.length - shown.length;
  return (
    <>
      <p className={[styles.names, all ? styles.all : ''].join(' ')}>
        {shown
          .map(({ name, group, date }) => `${name} (${[group, shortDate(date, language)].filter(Boolean).join(', ')})`)
          .join('; ')}
        {hidden > 0 && all && ` ${t('preview.and_more', { count: hidden })}`}
      </p>
      {changes.length > few && (
        <Button variant="subtle" size="sm" px={0} onClick={() => setAll(!all)}>
          {all ? t('preview.fewer') : t('preview.all_names', { count: changes.length })}
        </Button>
      )}
    </>
  );
}
