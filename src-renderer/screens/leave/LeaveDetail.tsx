/** One request: what is asked, the letter, what was decided, and the decision that is still to be made. */
import { Button } from '@mantine/core';
import { IconDownload, IconFileText } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Chip } from '../../components/Chip.tsx';
import { Panel } from '../../components/Page.tsx';
import { PersonLine } from '../../components/PersonPicker.tsx';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { saveFile } from '../../files.ts';
import { dateRange, daysBetween } from '../../format/dates.ts';
import { useQuery } from '../../hooks/use-query.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { hrefTo } from '../../route.ts';
import { useMay, useWords } from '../../services.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { leaveTones } from './inbox.ts';
import styles from './LeaveDetail.module.css';
import { pictureTypes } from './letter-file.ts';

interface Props {
  leaveId: number;
  clock: SchoolClock;
  onDecided(): void;
}

export function LeaveDetail({ leaveId, clock, onDecided }: Props) {
  const { t, language } = useWords();
  const mayWrite = useMay('operator');
  const { data, error, reload } = useQuery('leave.get', { leaveId }, { on: ['outbox'] });
  if (!data) return <Panel>{error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />}</Panel>;
  const { personId, name, group, kind, from, to, note, state, createdAt, createdBy, decisions } = data;
  return (
    <Panel className={styles.panel} testId="leave-detail">
      {/* The decision stays in sight, however long the letter. */}
      <div className={styles.request}>
        <div className={styles.head}>
          <a className={styles.person} href={hrefTo('attendance', [personId], { date: from })}>
            <PersonLine personId={personId} name={name} hasPortrait detail={group} />
          </a>
          <Chip tone={leaveTones[state]}>{t(`leave.state.${state}`)}</Chip>
        </div>
        <p className={styles.what}>
          <strong>{t(`leave.kind.${kind}`)}</strong>
          <span>
            {dateRange(from, to, language)} · {t('leave.day_count', { days: daysBetween(from, to) })}
          </span>
        </p>
        {note && <blockquote className={styles.note}>{note}</blockquote>}
        {data.hasAttachment && <Letter leaveId={leaveId} />}
        <ul className={styles.story}>
          <li>{t('leave.made', { author: createdBy, when: clock.when(createdAt) })}</li>
          {decisions.map((decision) => (
            <li key={decision.at + decision.decision}>
              {t(`leave.decided.${decision.decision}`, { author: decision.author, when: clock.when(decision.at) })}
              {decision.note && <q>{decision.note}</q>}
            </li>
          ))}
        </ul>
      </div>
      {mayWrite && (
        <DecisionForm
          request={data}
          onDecided={() => {
            void reload();
            onDecided();
          }}
        />
      )}
    </Panel>
  );
}

/** The letter of a request: a picture is shown, anything else is only saved, as the screen opens no foreign documents itself. */
function Letter({ leaveId }: { leaveId: number }) {
  const { t } = useWords();
  const { data, error, reload } = useQuery('leave.attachment', { leaveId });
  const picture = useObjectUrl(data && pictureTypes.has(data.mediaType) ? data : null);
  if (!data) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  return (
    <div className={styles.letter} data-testid="letter">
      {picture && <img className={styles.picture} src={picture} alt={t('leave.letter.alt', { name: data.name })} />}
      <div className={styles.line}>
        <IconFileText size={20} aria-hidden="true" />
        <span className={styles.name}>{data.name}</span>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden="true" />}
          onClick={() => saveFile(data)}
        >
          {t('leave.letter.save')}
        </Button>
      </div>
    </div>
  );
}

function useObjectUrl(file: { bytes: Uint8Array; mediaType: string } | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(new Blob([file.bytes.slice()], { type: file.mediaType }));
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return url;
}
