/** Somebody who is missing: whom to call, and what to write down once it is known. */
import { Button, Modal } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import type { TodayOverview } from '../../../src-shared/contract/office.ts';
import { PersonLine } from '../../components/PersonLine.tsx';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { useMay } from '../../hooks/use-may.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './ContactDialog.module.css';
import { missedInARow } from './day-figures.ts';
import { phoneWords } from './phone.ts';

type Missing = TodayOverview['missing'][number];

interface Props {
  person: Missing | null;
  date: string;
  onClose(): void;
}

export function ContactDialog({ person, date, onClose }: Props) {
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
