/** The station knows this face or palm: twins happen, and so do people who were enrolled before. A question, not an error: both sides, and
 * what each answer does. */
import { Button, Modal, Text } from '@mantine/core';
import type { Modality } from '../../../src-shared/palm.ts';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import { go } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './DuplicateQuestion.module.css';
import type { GuidedState } from './guided-session.ts';
import type { Known } from './wizard-store.ts';

interface Props {
  take: Modality;
  duplicate: GuidedState<unknown, unknown>['duplicate'];
  subject: Known;
  /** The face or hand in question, where a picture of it is at hand. */
  picture: string | undefined;
  onKeep: () => void;
  onAgain: () => void;
}

export function DuplicateQuestion({ take, duplicate, subject, picture, onKeep, onAgain }: Props) {
  const { t } = useWords();
  const personId = duplicate?.personId ?? null;
  const { data: other } = useQuery('people.get', { personId: personId ?? 1 }, { enabled: personId !== null });
  const known = personId === null ? null : other;
  const name = duplicate?.name ?? t('enrol.duplicate.someone');
  return (
    <Modal
      opened={duplicate !== null}
      onClose={onAgain}
      size={680}
      padding="xl"
      withCloseButton={false}
      styles={{ content: { background: 'var(--card)' }, header: { background: 'var(--card)' } }}
      title={
        <Text fz={26} fw={800} lh={1.2} component="span">
          {t('enrol.duplicate.title')}
        </Text>
      }
      data-testid="enrol-duplicate"
    >
      <div className={styles.sides}>
        <figure className={styles.side} data-testid="enrol-duplicate-this">
          {picture ? (
            <img className={styles.face} src={picture} alt="" />
          ) : (
            <PersonAvatar personId={subject.id} name={subject.name} hasPortrait={false} className={styles.face} />
          )}
          <figcaption>
            <small>{t('enrol.duplicate.this')}</small>
            <b>{subject.name}</b>
            <span>{subject.group || t('enrol.person.no_class')}</span>
          </figcaption>
        </figure>
        <figure className={styles.side} data-testid="enrol-duplicate-other">
          <PersonAvatar
            personId={personId ?? 0}
            name={duplicate?.name ?? '?'}
            hasPortrait={known?.hasPortrait ?? false}
            className={styles.face}
          />
          <figcaption>
            <small>{t('enrol.duplicate.known')}</small>
            <b>{name}</b>
            <span>{known?.group || t('enrol.person.no_class')}</span>
          </figcaption>
        </figure>
      </div>
      <p className={styles.body}>
        {t(take === 'palm' ? 'enrol.palm.duplicate.body' : 'enrol.duplicate.body', { name })}
      </p>
      {subject.created && <p className={styles.body}>{t('enrol.duplicate.created', { name: subject.name })}</p>}
      <div className={styles.answers}>
        {personId !== null && (
          <Button onClick={() => go('people', [personId])} data-autofocus data-testid="enrol-duplicate-same">
            {t('enrol.duplicate.same', { name })}
          </Button>
        )}
        <Button variant="default" onClick={onKeep} data-testid="enrol-duplicate-keep">
          {t(take === 'palm' ? 'enrol.palm.duplicate.keep' : 'enrol.duplicate.keep')}
        </Button>
        <Button variant="default" onClick={onAgain} data-testid="enrol-duplicate-cancel">
          {t('enrol.duplicate.again')}
        </Button>
      </div>
    </Modal>
  );
}
