/** The station knows this face or palm (twins happen, and so do people who were enrolled before), or it knows this person otherwise. A
 * question, not an error: both sides, and what each answer does. */
import { Button, Modal, Text } from '@mantine/core';
import type { Modality } from '../../../src-shared/palm.ts';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import { go } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './DuplicateQuestion.module.css';
import type { GuidedState } from './guided-session.ts';
import type { Known } from './wizard-store.ts';

type Question = NonNullable<GuidedState<unknown, unknown>['question']>;

const bodies = {
  face: { duplicate: 'enrol.duplicate.body', unlike: 'enrol.unlike.body' },
  palm: { duplicate: 'enrol.palm.duplicate.body', unlike: 'enrol.palm.unlike.body' },
} as const;

interface Props {
  take: Modality;
  question: Question | null;
  subject: Known;
  /** The face or hand in question, where a picture of it is at hand. */
  picture: string | undefined;
  onKeep: (question: Question) => void;
  onAgain: () => void;
}

export function DuplicateQuestion({ take, question, subject, picture, onKeep, onAgain }: Props) {
  const { t } = useWords();
  const unlike = question?.kind === 'unlike';
  const personId = unlike ? subject.id : (question?.personId ?? null);
  const { data: other } = useQuery('people.get', { personId: personId ?? 1 }, { enabled: personId !== null });
  const known = personId === null ? null : other;
  const name = unlike ? subject.name : (question?.name ?? t('enrol.duplicate.someone'));
  return (
    <Modal
      opened={question !== null}
      onClose={onAgain}
      size={680}
      padding="xl"
      withCloseButton={false}
      styles={{ content: { background: 'var(--card)' }, header: { background: 'var(--card)' } }}
      title={
        <Text fz={26} fw={800} lh={1.2} component="span">
          {t(unlike ? 'enrol.unlike.title' : 'enrol.duplicate.title')}
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
            name={unlike ? name : (question?.name ?? '?')}
            hasPortrait={known?.hasPortrait ?? false}
            className={styles.face}
          />
          <figcaption>
            <small>{t(unlike ? 'enrol.unlike.known' : 'enrol.duplicate.known')}</small>
            <b>{name}</b>
            <span>{known?.group || t('enrol.person.no_class')}</span>
          </figcaption>
        </figure>
      </div>
      <p className={styles.body}>{t(bodies[take][unlike ? 'unlike' : 'duplicate'], { name })}</p>
      {!unlike && subject.created && (
        <p className={styles.body}>{t('enrol.duplicate.created', { name: subject.name })}</p>
      )}
      <div className={styles.answers}>
        {!unlike && personId !== null && (
          <Button onClick={() => go('people', [personId])} data-autofocus data-testid="enrol-duplicate-same">
            {t('enrol.duplicate.same', { name })}
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => question && onKeep(question)}
          data-testid={unlike ? 'enrol-unlike-replace' : 'enrol-duplicate-keep'}
        >
          {unlike
            ? t(take === 'palm' ? 'enrol.palm.unlike.replace' : 'enrol.unlike.replace', { name })
            : t(take === 'palm' ? 'enrol.palm.duplicate.keep' : 'enrol.duplicate.keep')}
        </Button>
        <Button variant="default" onClick={onAgain} data-testid="enrol-duplicate-cancel">
          {t('enrol.duplicate.again')}
        </Button>
      </div>
    </Modal>
  );
}
