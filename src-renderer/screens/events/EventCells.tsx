/** One decision in the log: when, who, what, how near the line, where, and what staff should look at. */
import { IconFlagFilled } from '@tabler/icons-react';
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import { Chip } from '../../components/Chip.tsx';
import { PersonLine } from '../../components/PersonLine.tsx';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useWords } from '../../services.tsx';
import styles from './EventTable.module.css';
import { eventTime } from './event-time.ts';
import { OutcomeChip } from './OutcomeChip.tsx';
import { StandingBar } from './StandingBar.tsx';

export function EventCells({ event, clock }: { event: LoggedDecision; clock: SchoolClock }) {
  const { t } = useWords();
  const { time, day } = eventTime(clock, event.at);
  const { person, personId, standing, outcome, gate, modality, nearMiss, mark } = event;
  return (
    <>
      <td className={styles.cell} data-column="time">
        <b>{time}</b>
        <small>{day}</small>
      </td>
      <td className={styles.cell} data-column="person">
        {person ? (
          <PersonLine
            personId={person.id}
            name={person.name}
            hasPortrait={person.hasPortrait}
            detail={person.group || t('enrol.person.no_class')}
          />
        ) : (
          <span className={styles.nobody}>{t(personId === null ? 'events.nobody' : 'events.removed')}</span>
        )}
      </td>
      <td className={styles.cell} data-column="outcome">
        <OutcomeChip outcome={outcome} className={styles.chip} />
      </td>
      <td className={styles.cell} data-column="standing">
        <StandingBar standing={standing} />
      </td>
      <td className={styles.cell} data-column="gate">
        {gate}
        <small data-testid="event-modality">{t(`method.${modality}`)}</small>
      </td>
      <td className={styles.cell} data-column="note">
        {mark ? (
          <span className={styles.marked}>
            <IconFlagFilled aria-hidden="true" />
            {t('events.wrong')}
          </span>
        ) : (
          nearMiss && (
            <Chip tone="warn" className={styles.near}>
              {t('events.near')}
            </Chip>
          )
        )}
      </td>
    </>
  );
}
