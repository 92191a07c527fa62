/** The end of what is kept of people who have left: shown first in figures and names, deleted after their number was typed. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PurgePreview } from '../../../../src-shared/contract/roster.ts';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { shortDay } from '../../../format/dates.ts';
import { formatCount } from '../../../format/school-time.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useToday } from '../../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../../services.tsx';
import { DayField } from '../FormModal.tsx';
import styles from '../people.module.css';

const kinds = ['people', 'templates', 'portraits', 'records', 'leave', 'credentials'] as const;
/** Names beyond these are in the figure. */
const most = 100;

export function LeaversTab() {
  const { t, language } = useWords();
  const { client } = useServices();
  const action = useAction();
  const today = useToday();
  const [leftBefore, setLeftBefore] = useState(today);
  const [typed, setTyped] = useState('');
  const [purged, setPurged] = useState<PurgePreview | null>(null);
  const { data, error, reload } = useQuery('leavers.preview', { leftBefore }, { on: ['people.changed'] });
  const count = data?.people.length ?? 0;

  const purge = () =>
    void action.run(async () => {
      setPurged(await client.call('leavers.purge', { leftBefore, people: count }));
      setTyped('');
      await reload();
    });

  return (
    <Panel title={t('people.leavers.title')} testId="leavers">
      <p className={styles.muted}>{t('people.leavers.body')}</p>
      <DayField
        label={t('people.leavers.before')}
        value={leftBefore}
        latest={today}
        onChange={(date) => {
          setPurged(null);
          setLeftBefore(date);
        }}
      />
      {purged && (
        <p className={styles.note} data-tone="good" role="status" data-testid="purge-done">
          {t('people.leavers.done', { count: purged.people.length })}
        </p>
      )}
      {!data && (error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />)}
      {data && count === 0 && (
        <EmptyNotice title={t('people.leavers.none.title')} body={t('people.leavers.none.body')} />
      )}
      {data && count > 0 && (
        <>
          <dl className={styles.figures} data-testid="purge-figures">
            {kinds.map((kind) => (
              <div key={kind} className={styles.figure}>
                <dt>{t(`people.leavers.${kind}`)}</dt>
                <dd>{formatCount(figureOf(data, kind), language)}</dd>
              </div>
            ))}
          </dl>
          <ul className={styles.list}>
            {data.people.slice(0, most).map(({ id, name, group, leftOn }) => (
              <li key={id} className={styles.item} style={{ minHeight: 48 }}>
                <span className={styles.text}>
                  <strong>{name}</strong>
                </span>
                <span className={styles.muted}>
                  {[group, t('people.left.on', { date: shortDay(leftOn, language) })].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          {count > most && <p className={styles.muted}>{t('people.problems.more', { count: count - most })}</p>}
          <p className={styles.note} data-tone="alarm">
            {t('people.leavers.warning')}
          </p>
          <div className={styles.row} style={{ alignItems: 'end' }}>
            <TextInput
              label={t('people.remove.type', { count })}
              value={typed}
              inputMode="numeric"
              autoComplete="off"
              onChange={(event) => setTyped(event.currentTarget.value)}
              data-testid="purge-count"
            />
            <Button
              color="clay"
              loading={action.busy}
              disabled={typed.trim() !== String(count)}
              onClick={purge}
              data-testid="purge"
            >
              {t('people.leavers.submit', { count })}
            </Button>
          </div>
        </>
      )}
    </Panel>
  );
}

function figureOf(preview: PurgePreview, kind: (typeof kinds)[number]): number {
  if (kind === 'people') return preview.people.length;
  return kind === 'leave' ? preview.leaveRequests : preview[kind];
}
