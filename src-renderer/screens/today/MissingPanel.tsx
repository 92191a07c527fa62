/** Who is not there, those missing longest first: the ones that somebody should call stand out. */
import { UnstyledButton } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import type { TodayOverview } from '../../../src-shared/contract/office.ts';
import { Chip } from '../../components/Chip.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PersonLine } from '../../components/PersonLine.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import { figuresOf, missedInARow, shouldCall } from './day-figures.ts';
import styles from './MissingPanel.module.css';

type Missing = TodayOverview['missing'][number];

export function MissingPanel({ day }: { day: TodayOverview }) {
  const { t } = useWords();
  const [person, setPerson] = useState<Missing | null>(null);
  const { over, missing } = figuresOf(day);
  return (
    <Panel
      className={styles.panel}
      title={over ? t('day.absent') : t('overview.missing')}
      testId="missing"
      aside={
        missing > 0 && (
          <a className={styles.all} href={hrefTo('attendance', [], { date: day.date, status: 'missing' })}>
            {t('overview.see_all')}
          </a>
        )
      }
    >
      {missing === 0 ? (
        <p className={styles.nobody}>{t('overview.all_there')}</p>
      ) : (
        <ul className={styles.list}>
          {day.missing.map((one) => (
            <li key={one.personId}>
              <UnstyledButton className={styles.row} onClick={() => setPerson(one)} data-testid="missing-person">
                <Line person={one} />
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <ContactDialog person={person} date={day.date} onClose={() => setPerson(null)} />
    </Panel>
  );
}

function Line({ person }: { person: Missing }) {
  const { t } = useWords();
  const days = missedInARow(person);
  const detail = [person.group, days >= 2 && t('overview.in_a_row', { days })].filter(Boolean).join(' · ');
  return (
    <>
      <PersonLine personId={person.personId} name={person.name} hasPortrait={person.hasPortrait} detail={detail} />
      {person.leaveRequested ? (
        <Chip tone="info" className={styles.chip}>
          {t('overview.leave_asked')}
        </Chip>
      ) : shouldCall(person) ? (
        <span className={styles.call}>
          <IconPhone size={16} aria-hidden="true" />
          {t('overview.call')}
        </span>
      ) : (
        <StatusChip status={person.status} className={styles.chip} />
      )}
    </>
  );
}
