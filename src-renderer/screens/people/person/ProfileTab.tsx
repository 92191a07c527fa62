/** Numbers, guardian and classes. The class is moved on a date, everything else simply changed. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Panel } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { shortDay } from '../../../format/dates.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useMay, useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { MoveMany } from '../table/MoveOrRemove.tsx';
import { ProfileForm } from './ProfileForm.tsx';

export function ProfileTab({ person }: { person: PersonSummary }) {
  const { t, language } = useWords();
  const operator = useMay('operator');
  const [moving, setMoving] = useState(false);
  const { data: groups } = useQuery('groups.list', {}, { on: ['people.changed'] });
  const { data, error, reload } = useQuery('people.profile', { personId: person.id }, { on: ['people.changed'] });
  if (!data) return error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />;
  return (
    <div className={styles.form}>
      <ProfileForm key={person.id} person={person} profile={data} mayWrite={operator} onSaved={reload} />
      <Panel
        title={t('people.memberships')}
        aside={
          operator && (
            <Button variant="default" size="md" onClick={() => setMoving(true)} data-testid="profile-move">
              {t('people.bulk.move')}
            </Button>
          )
        }
      >
        {data.memberships.length === 0 && <p className={styles.muted}>{t('people.memberships.none')}</p>}
        <ul className={styles.list}>
          {data.memberships.map((membership) => (
            <li key={`${membership.group} ${membership.from}`} className={styles.item} style={{ minHeight: 52 }}>
              <span className={styles.text}>
                <strong>{membership.group || t('people.groups.none')}</strong>
              </span>
              <span className={styles.muted}>
                {membership.to
                  ? t('people.from_to', {
                      from: shortDay(membership.from, language),
                      to: shortDay(membership.to, language),
                    })
                  : t('people.from', { from: shortDay(membership.from, language) })}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <MoveMany
        opened={moving}
        people={[person]}
        groups={groups?.groups.map(({ name }) => name) ?? []}
        onClose={() => setMoving(false)}
        onDone={() => {
          setMoving(false);
          void reload();
        }}
      />
    </div>
  );
}
