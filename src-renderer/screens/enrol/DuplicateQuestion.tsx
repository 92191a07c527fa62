/** The station knows this face: twins happen, and so do people who were enrolled before. A question, not an error. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useWords } from '../../services.tsx';
import type { EnrolState } from './enrolment-store.ts';

interface Props {
  duplicate: EnrolState['duplicate'];
  onKeep: () => void;
  onCancel: () => void;
}

export function DuplicateQuestion({ duplicate, onKeep, onCancel }: Props) {
  const { t } = useWords();
  const name = duplicate?.name ?? t('enrol.duplicate.someone');
  return (
    <Modal
      opened={duplicate !== null}
      onClose={onCancel}
      size={560}
      padding="xl"
      styles={{ content: { background: 'var(--card)' }, header: { background: 'var(--card)' } }}
      withCloseButton={false}
      title={
        <Text fz={28} fw={800} lh={1.2} component="span">
          {t('enrol.duplicate.title')}
        </Text>
      }
      data-testid="enrol-duplicate"
    >
      <Text fz={18} lh={1.5} mb="xl">
        {t('enrol.duplicate.body', { name })}
      </Text>
      <Group grow preventGrowOverflow={false}>
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
