/** Beside the camera: who it is about, how good the picture is now, and the ways out. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { describeError } from '../../components/describe-error.ts';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { useWords } from '../../services.tsx';
import type { EnrolState } from './enrolment-store.ts';
import { PhotoButton } from './PhotoButton.tsx';
import styles from './panel.module.css';
import { QualityMeters } from './QualityMeters.tsx';

interface Props {
  state: EnrolState;
  onFinish: () => void;
  onEdit: () => void;
  onPhoto: (file: File) => void;
}

export function CapturePanel({ state, onFinish, onEdit, onPhoto }: Props) {
  const { t } = useWords();
  const { person, progress, busy, error, restarted } = state;
  const number =
    person?.userId === undefined ? t('enrol.number.next') : t('enrol.result.number', { number: person.userId });
  return (
    <div className={styles.content}>
      <div className={styles.intro}>
        <h1>{t('enrol.capture.title')}</h1>
        <p>{t('enrol.capture.body')}</p>
      </div>
      {restarted && (
        <p className={styles.note} role="status">
          {t('enrol.restarted')}
        </p>
      )}
      {error !== null && (
        <p className={styles.error} role="alert" data-testid="enrol-error">
          {describeError(error, t)}
        </p>
      )}
      {person && (
        <div className={styles.who}>
          <PersonAvatar
            personId={person.userId ?? 1}
            name={person.name}
            hasPortrait={false}
            className={styles.avatar}
          />
          <div>
            <b>{person.name}</b>
            <small>{[number, person.group].filter(Boolean).join(' · ')}</small>
          </div>
        </div>
      )}
      <QualityMeters progress={progress} />
      <div className={styles.actions}>
        <Button variant="default" onClick={onEdit} disabled={busy} data-testid="enrol-cancel">
          {t('enrol.edit')}
        </Button>
        <PhotoButton busy={false} onPhoto={onPhoto} />
        <Button
          className={styles.wide}
          loading={busy}
          disabled={!progress?.canFinish}
          onClick={onFinish}
          leftSection={<IconCheck aria-hidden="true" />}
          data-testid="enrol-finish"
        >
          {t('enrol.finish')}
        </Button>
      </div>
    </div>
  );
}
