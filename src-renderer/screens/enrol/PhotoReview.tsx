/** A photo instead of the camera: the picture, what speaks for and against it, and the way on. */
import { Button, Loader } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconDeviceFloppy } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Modality } from '../../../src-shared/palm.ts';
import { useWords } from '../../services.tsx';
import styles from './PhotoReview.module.css';
import panel from './panel.module.css';
import { Problem, StepHeading, SubjectLine } from './StepPaper.tsx';
import type { ReviewedPhoto } from './use-review-photo.ts';
import type { Known } from './wizard-store.ts';

interface Props {
  take: Modality;
  subject: Known;
  photo: ReviewedPhoto;
  busy: boolean;
  error: unknown;
  onSave(image: ReviewedPhoto['image']): void;
  onCancel(): void;
  onPhoto(file: File): void;
}

function Panel({ take, subject, photo, busy, error, onSave, onCancel, onPhoto }: Props) {
  const { t } = useWords();
  const { checks, usable, image } = photo;
  return (
    <div className={panel.content} data-testid="enrol-review">
      <StepHeading title={t('enrol.photo.title')}>
        {t(take === 'palm' ? 'enrol.palm.photo.body' : 'enrol.photo.body')}
      </StepHeading>
      <Problem error={error ?? photo.error} />
      <SubjectLine subject={subject} />
      {checks === null ? (
        <p className={styles.looking} role="status">
          <Loader size="sm" color="leaf" /> {t('enrol.photo.busy')}
        </p>
      ) : (
        <ul className={styles.checks} aria-live="polite" data-testid="enrol-checks">
          {checks.map(({ name, good, word, params }) => (
            <li key={name} data-good={good}>
              {good ? <IconCircleCheckFilled aria-hidden="true" /> : <IconAlertTriangleFilled aria-hidden="true" />}
              <span>
                <b>{t(`enrol.meter.${name}`)}</b> {t(word, params)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {checks !== null && checks.length > 0 && (
        <p className={styles.verdict} data-usable={usable}>
          {t(usable ? 'enrol.photo.usable' : take === 'palm' ? 'enrol.palm.photo.unusable' : 'enrol.photo.unusable')}
        </p>
      )}
      <div className={panel.actions}>
        <Button variant="default" onClick={onCancel} disabled={busy} data-testid="enrol-review-cancel">
          {t('enrol.photo.camera')}
        </Button>
        <PhotoButton busy={busy} onPhoto={onPhoto} again />
        <Button
          className={panel.wide}
          loading={busy}
          disabled={!usable}
          onClick={() => onSave(image)}
          leftSection={<IconDeviceFloppy aria-hidden="true" />}
          data-testid="enrol-review-save"
        >
          {t('enrol.photo.save')}
        </Button>
      </div>
    </div>
  );
}

function Picture({ photo }: { photo: ReviewedPhoto }) {
  const { t } = useWords();
  return (
    <div className={styles.picture}>
      <img src={photo.url} alt={t('enrol.photo.chosen')} />
    </div>
  );
}

export const PhotoReview = { Panel, Picture };

interface PhotoButtonProps {
  busy: boolean;
  onPhoto: (file: File) => void;
  /** One was chosen before. */
  again?: boolean;
}

/** Enrolment from a photo file, for helpers with a folder of them. */
export function PhotoButton({ busy, onPhoto, again = false }: PhotoButtonProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        data-testid="enrol-photo-input"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // Emptied, so that the same file chosen again is a change again.
          event.currentTarget.value = '';
          if (file) onPhoto(file);
        }}
      />
      <Button variant="default" disabled={busy} onClick={() => input.current?.click()} data-testid="enrol-photo">
        {t(again ? 'enrol.photo.another' : 'enrol.photo')}
      </Button>
    </>
  );
}
