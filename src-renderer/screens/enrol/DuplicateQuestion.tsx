/** The station knows this face: twins happen, and so do people who were enrolled before. A question, not an error. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { useWords } from '../../services.tsx';
import styles from './DuplicateQuestion.module.css';
import type { EnrolState } from './enrolment-store.ts';

interface Props {
  duplicate: EnrolState['duplicate'];
  /** The face in question, where a picture of it is at hand. */
  picture: string | undefined;
  onKeep: () => void;
  onCancel: () => void;
}

export function DuplicateQuestion({ duplicate, picture, onKeep, onCancel }: Props) {
  const { t } = useWords();
  const name = duplicate?.name ?? t('enrol.duplicate.someone');
  return (
    <Modal
      opened={duplicate !== null}
      onClose={onCancel}
      size={600}
      padding="xl"
      withCloseButton={false}
      styles={{ content: { background: 'var(--card)' }, header: { background: 'var(--card)' } }}
      title={
        <Text fz={28} fw={800} lh={1.2} component="span">
          {t('enrol.duplicate.title')}
        </Text>
      }
      data-testid="enrol-duplicate"
    >
      {duplicate?.personId && (
        <div className={styles.faces}>
          {picture && <img className={styles.face} src={picture} alt="" />}
          <PersonAvatar
            personId={duplicate.personId}
            name={duplicate.name ?? '?'}
            hasPortrait
            className={styles.face}
          />
        </div>
      )}
      <Text fz={18} lh={1.5} mb="xl">
        {t('enrol.duplicate.body', { name })}
      </Text>
      <Group grow>
        <Button variant="default" onClick={onKeep} data-testid="enrol-duplicate-keep">
          {t('enrol.duplicate.keep')}
        </Button>
        <Button onClick={onCancel} data-autofocus data-testid="enrol-duplicate-cancel">
          {t('enrol.duplicate.cancel')}
        </Button>
      </Group>
    </Modal>
  );
}
