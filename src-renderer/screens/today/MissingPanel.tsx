/** Who is not there, those missing longest first: the ones that somebody should call stand out. */
import { Button, Modal, UnstyledButton } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import type { TodayOverview } from '../../../src-shared/contract/office.ts';
import { Chip } from '../../components/Chip.tsx';
import { Panel } from '../../components/Page.tsx';
import { PersonLine } from '../../components/PersonPicker.tsx';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import { hrefTo } from '../../route.ts';
import { useMay, useWords } from '../../services.tsx';
import { figuresOf, missedInARow, phoneWords, shouldCall } from './day-figures.ts';
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

interface Props {
  person: Missing | null;
  date: string;
  onClose(): void;
}

/** Somebody who is missing: whom to call, and what to write down once it is known. */
function ContactDialog({ person, date, onClose }: Props) {
  const { t } = useWords();
  // The dialog fades out with the person it was opened for.
  const [shown, setShown] = useState(person);
  if (person && person !== shown) setShown(person);
  return (
    <Modal
      opened={person !== null}
      onClose={onClose}
      title={t('contact.title')}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      {shown && <Contact person={shown} date={date} />}
    </Modal>
  );
}

function Contact({ person, date }: { person: Missing; date: string }) {
  const { t } = useWords();
  const mayWrite = useMay('operator');
  const { data, error, reload } = useQuery('people.profile', { personId: person.personId });
  const days = missedInARow(person);
  const detail = [person.group, days >= 2 && t('overview.in_a_row', { days })].filter(Boolean).join(' · ');
  return (
    <div className={styles.contact} data-testid="contact">
      <PersonLine personId={person.personId} name={person.name} hasPortrait={person.hasPortrait} detail={detail} />
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data && (
        <div className={styles.guardian}>
          <span>
            {data.guardianName ? t('contact.guardian', { name: data.guardianName }) : t('contact.guardian_plain')}
          </span>
          {data.guardianPhone ? (
            <a className={styles.phone} href={`tel:${data.guardianPhone}`}>
              <IconPhone size={22} aria-hidden="true" />
              {phoneWords(data.guardianPhone)}
            </a>
          ) : (
            <p>{t('contact.no_phone')}</p>
          )}
        </div>
      )}
      <div className={styles.actions}>
        {person.leaveRequested && (
          <Button component="a" href={hrefTo('leave', [], { person: String(person.personId) })}>
            {t('contact.see_request')}
          </Button>
        )}
        {mayWrite && (
          <Button
            component="a"
            variant={person.leaveRequested ? 'default' : 'filled'}
            href={hrefTo('attendance', [person.personId], { date })}
          >
            {t('contact.write')}
          </Button>
        )}
        <Button component="a" variant="default" href={hrefTo('people', [person.personId])}>
          {t('contact.file')}
        </Button>
      </div>
    </div>
  );
}
