/** Face or palm: the same size, the same dignity. Which comes first is what the gate reads. */
import { Button } from '@mantine/core';
import { IconFaceId, IconHandStop } from '@tabler/icons-react';
import type { Modality } from '../../../src-shared/palm.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import panel from './panel.module.css';
import { StepHeading, SubjectLine } from './StepPaper.tsx';
import styles from './TakeStep.module.css';
import type { Known, Wizard } from './wizard-store.ts';

const icons = { face: IconFaceId, palm: IconHandStop };

export function TakeStep({ subject, wizard }: { subject: Known; wizard: Wizard }) {
  const { t } = useWords();
  const { data: settings } = useQuery('settings.get', {});
  const reads = settings?.gateReads ?? 'both';
  const takes: Modality[] = reads === 'palm' ? ['palm', 'face'] : ['face', 'palm'];
  const stored = {
    face: subject.templates > 0 && t('enrol.person.has_face', { count: subject.templates }),
    palm: subject.palms > 0 && t('enrol.palms', { count: subject.palms }),
  };
  return (
    <div className={panel.content} data-testid="enrol-take">
      <StepHeading title={t('enrol.take.title')}>{t('enrol.take.body')}</StepHeading>
      <SubjectLine subject={subject} />
      <div className={styles.ways}>
        {takes.map((take) => {
          const Icon = icons[take];
          return (
            <button
              key={take}
              type="button"
              className={styles.way}
              onClick={() => wizard.take(take)}
              data-testid={`enrol-take-${take}`}
            >
              <Icon stroke={1.5} aria-hidden="true" />
              <strong>{t(`enrol.take.${take}`)}</strong>
              <span>{t(`enrol.take.${take}.body`)}</span>
              {stored[take] && <span className={styles.stored}>{stored[take]}</span>}
              {reads !== 'both' && reads !== take && <span className={styles.unread}>{t('enrol.take.unread')}</span>}
            </button>
          );
        })}
      </div>
      <div className={panel.actions}>
        <Button variant="default" onClick={() => wizard.back()} data-testid="enrol-take-back">
          {t('enrol.capture.back')}
        </Button>
        <Button variant="default" onClick={() => wizard.without()} data-testid="enrol-take-without">
          {t('enrol.take.without')}
        </Button>
      </div>
    </div>
  );
}
