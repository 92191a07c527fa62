/** What happened, in words: who, how alike, how sure, and what to do. */
import { IconBulb } from '@tabler/icons-react';
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import type { GateOutcome } from '../../../src-shared/domain.ts';
import { Chip, type Tone } from '../../components/Chip.tsx';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './EventDrawer.module.css';
import eventStoryStyles from './EventStory.module.css';
import { advice, along, explain, placeOf } from './explain.ts';

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

const tones: Record<GateOutcome, Tone> = {
  accept: 'good',
  unknown: 'quiet',
  ambiguous: 'warn',
  spoof: 'alarm',
  low_quality: 'info',
};

/** What the gate decided: a word, a colour and a shape, the same everywhere. */
export function OutcomeChip({ outcome, className }: { outcome: GateOutcome; className?: string | undefined }) {
  const { t } = useWords();
  return (
    <Chip tone={tones[outcome]} className={className}>
      {t(`events.outcome.${outcome}`)}
    </Chip>
  );
}

/** How alike, as a place beside the line from which the gate accepts: no figures, those are in the details. */
export function StandingBar({ standing, large = false }: { standing: LoggedDecision['standing']; large?: boolean }) {
  const { t } = useWords();
  if (!standing) return <span className={eventStoryStyles.none}>{t('events.not_compared')}</span>;
  const at = along(standing) * 100;
  const above = standing.score >= standing.line;
  return (
    <span className={eventStoryStyles.bar} data-large={large || undefined}>
      <span className={eventStoryStyles.track} data-above={above}>
        <i className={eventStoryStyles.fill} style={{ left: `${Math.min(at, 50)}%`, width: `${Math.abs(at - 50)}%` }} />
        <i className={eventStoryStyles.line} />
        <i className={eventStoryStyles.dot} style={{ left: `${at}%` }} />
      </span>
      <span className={eventStoryStyles.word}>{t(`events.short.${placeOf(standing)}`)}</span>
    </span>
  );
}
