/** What happened, in words: who, how alike, how sure, and what to do. */
import { IconBulb } from '@tabler/icons-react';
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './EventDrawer.module.css';
import { advice, explain } from './explain.ts';
import { OutcomeChip } from './OutcomeChip.tsx';
import { StandingBar } from './StandingBar.tsx';

export function EventStory({ event, clock }: { event: LoggedDecision; clock: SchoolClock }) {
  const { t } = useWords();
  const { person, outcome, standing, gate, modality } = event;
  const what = advice(event);
  return (
    <section className={styles.card} data-testid="event-story">
      <div className={styles.top}>
        <OutcomeChip outcome={outcome} className={styles.chip} />
        <span>{[clock.when(event.at), gate, t(`method.${modality}`)].join(' · ')}</span>
      </div>
      {person && (
        <a className={styles.person} href={hrefTo('people', [person.id])}>
          <PersonAvatar
            personId={person.id}
            name={person.name}
            hasPortrait={person.hasPortrait}
            className={styles.avatar}
          />
          <span>
            <b>{person.name}</b>
            <small>{person.group || t('enrol.person.no_class')}</small>
          </span>
        </a>
      )}
      <div>
        {explain(event, person?.name ?? t('events.removed')).map(({ key, params }) => (
          <p key={key} className={styles.story}>
            {t(key, params)}
          </p>
        ))}
      </div>
      {standing && (
        <div className={styles.scale}>
          <StandingBar standing={standing} large />
          <div className={styles.ends} aria-hidden="true">
            <span>{t('events.scale.stranger')}</span>
            <span>{t('events.scale.line')}</span>
            <span>{t('events.scale.same')}</span>
          </div>
        </div>
      )}
      {what && (
        <p className={styles.advice}>
          <IconBulb aria-hidden="true" />
          {t(what.key, what.params)}
        </p>
      )}
    </section>
  );
}
