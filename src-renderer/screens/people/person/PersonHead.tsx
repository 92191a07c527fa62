/** Who it is at a glance, and how their day is. */
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Chip } from '../../../components/Chip.tsx';
import { PersonAvatar } from '../../../components/PersonAvatar.tsx';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { shortDay } from '../../../format/dates.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useSchoolClock, useToday } from '../../../hooks/use-school-clock.ts';
import { type Translate, useWords } from '../../../services.tsx';
import styles from './person.module.css';

export function PersonHead({ person }: { person: PersonSummary }) {
  const { t, language } = useWords();
  const { data: profile } = useQuery('people.profile', { personId: person.id }, { on: ['people.changed'] });
  const facts = [
    [t('people.field.group'), person.group || '–'],
    [t('people.field.nis'), profile?.nis || '–'],
    [t('people.field.number'), String(person.userId)],
    [t('people.column.face'), storedWords(person, t)],
  ];
  return (
    <section className={styles.head} data-testid="person-head">
      <PersonAvatar
        personId={person.id}
        name={person.name}
        hasPortrait={person.hasPortrait}
        className={styles.portrait}
      />
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('nav.today')}</dt>
          <dd>
            {profile?.leftOn ? (
              <Chip tone="quiet">{t('people.left.on', { date: shortDay(profile.leftOn, language) })}</Chip>
            ) : (
              <Today personId={person.id} />
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function storedWords({ templateCount, palmCount }: PersonSummary, t: Translate): string {
  const words = [
    templateCount > 0 && t('people.photos', { count: templateCount }),
    palmCount > 0 && t('people.palms', { count: palmCount }),
  ].filter(Boolean);
  return words.join(' · ') || '–';
}

function Today({ personId }: { personId: number }) {
  const clock = useSchoolClock();
  const today = useToday();
  const { data } = useQuery(
    'attendance.history',
    { personId, from: today, to: today },
    { on: ['outbox', 'calendar.changed', 'recognised'] },
  );
  const [day] = data?.days ?? [];
  if (!day) return <>–</>;
  return (
    <span className={styles.today} data-testid="person-today">
      <StatusChip status={day.status} />
      {clock.time(day.arrivedAt)}
    </span>
  );
}
