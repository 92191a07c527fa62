/** The station takes the face for somebody else's: twins are enrolled, mistaken files are not. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useWords } from '../../../services.tsx';
import type { PhotoItem } from './photo-run.ts';

interface Props {
  item: PhotoItem | null;
  onAnswer(enrol: boolean): void;
  onCancel(): void;
}

export function DuplicateDialog({ item, onAnswer, onCancel }: Props) {
  const { t } = useWords();
  return (
    <Modal
      opened={item !== null}
      onClose={() => onAnswer(false)}
      title={t('enrol.duplicate.title')}
      padding="xl"
      size={600}
      closeButtonProps={{ 'aria-label': t('office.close') }}
      data-testid="photo-duplicate"
    >
      <Text mb="lg" lh={1.5}>
        {t('people.photos.duplicate.body', {
          file: item?.file.name ?? '',
          name: item?.person?.name ?? '',
          other: item?.known ?? t('enrol.duplicate.someone'),
        })}
      </Text>
      <Group justify="end">
        <Button variant="subtle" onClick={onCancel}>
          {t('people.photos.cancel')}
        </Button>
        <Button variant="default" onClick={() => onAnswer(true)} data-testid="duplicate-enrol">
          {t('enrol.duplicate.keep')}
        </Button>
        <Button onClick={() => onAnswer(false)} data-autofocus data-testid="duplicate-skip">
          {t('people.photos.skip')}
        </Button>
      </Group>
    </Modal>
  );
}
