/** The end of a school year: every class with where it goes, looked at first, then applied from a day on. */
import { Button, Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { CommandResults } from '../../../../src-shared/contract.ts';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { longDate } from '../../../format/dates.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useToday } from '../../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../../services.tsx';
import { DayField, GroupField } from '../FormModal.tsx';
import styles from '../people.module.css';
import { yearAround } from '../person/heat-map.ts';
import { type Move, movesToSend, suggestMoves } from './suggest-moves.ts';

export function PromotionTab() {
  const { t, language } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const today = useToday();
  const next = `${Number(yearAround(today, []).from.slice(0, 4)) + 1}-07-01`;
  const { data, error, reload } = useQuery('groups.list', {});
  const suggested = useMemo(() => suggestMoves(data?.groups ?? []), [data]);
  const [edited, setEdited] = useState<readonly Move[] | null>(null);
  const [on, setOn] = useState(next);
  const [preview, setPreview] = useState<CommandResults['promotion.preview'] | null>(null);
  const [applied, setApplied] = useState<CommandResults['promotion.apply'] | null>(null);
  if (!data) return error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />;
  if (suggested.length === 0)
    return <EmptyNotice title={t('people.group.none.title')} body={t('people.promotion.none')} />;

  const moves = edited ?? suggested;
  const names = data.groups.map(({ name }) => name);
  const sent = movesToSend(moves);
  const set = (from: string, changes: Partial<Move>) => {
    setPreview(null);
    setEdited(moves.map((move) => (move.from === from ? { ...move, ...changes } : move)));
  };
  const look = () => void run(async () => setPreview(await client.call('promotion.preview', { moves: sent, on })));
  const apply = () =>
    void run(async () => {
      setApplied(await client.call('promotion.apply', { moves: sent, on }));
      setPreview(null);
      setEdited(null);
      await reload();
    });
  const leaving = preview?.moves.filter(({ to }) => to === null).reduce((sum, { people }) => sum + people, 0) ?? 0;
  const moving = (preview?.moves.reduce((sum, { people }) => sum + people, 0) ?? 0) - leaving;

  return (
    <Panel title={t('people.promotion.title')} testId="promotion">
      <p className={styles.muted}>{t('people.promotion.body')}</p>
      {applied && (
        <p className={styles.note} data-tone="good" role="status" data-testid="promotion-done">
          {t('people.promotion.done', { moved: applied.moved, left: applied.left, date: longDate(on, language) })}
        </p>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('people.promotion.from')}</th>
            <th scope="col" data-align="end">
              {t('people.group.people')}
            </th>
            <th scope="col">{t('people.promotion.to')}</th>
            <th scope="col">{t('people.promotion.leaves')}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map(({ from, to, leaves, people }) => (
            <tr key={from} data-testid={`move-${from}`}>
              <th scope="row">{from}</th>
              <td data-align="end">{people}</td>
              <td style={{ minWidth: 200 }}>
                {leaves ? (
                  <span className={styles.muted}>{t('people.promotion.graduates')}</span>
                ) : (
                  <GroupField
                    label={t('people.promotion.to')}
                    hideLabel
                    placeholder={t('people.promotion.stays')}
                    value={to}
                    groups={names}
                    onChange={(value) => set(from, { to: value })}
                  />
                )}
              </td>
              <td>
                <Checkbox
                  size="md"
                  aria-label={t('people.promotion.leaves_of', { group: from })}
                  checked={leaves}
                  onChange={(event) => set(from, { leaves: event.currentTarget.checked })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.spread} style={{ alignItems: 'end' }}>
        <DayField
          label={t('people.promotion.on')}
          value={on}
          onChange={(date) => {
            setPreview(null);
            setOn(date);
          }}
        />
        <Button
          variant="default"
          loading={busy}
          disabled={sent.length === 0}
          onClick={look}
          data-testid="promotion-look"
        >
          {t('people.promotion.look')}
        </Button>
      </div>
      {preview && (
        <div className={styles.note} data-tone="quiet" data-testid="promotion-preview">
          <p style={{ margin: '0 0 12px' }}>
            {t('people.promotion.preview', { moved: moving, left: leaving, date: longDate(on, language) })}{' '}
            {preview.unplaced > 0 && t('people.promotion.unplaced', { count: preview.unplaced })}
          </p>
          <Button loading={busy} onClick={apply} disabled={moving + leaving === 0} data-testid="promotion-apply">
            {t('people.promotion.apply')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
