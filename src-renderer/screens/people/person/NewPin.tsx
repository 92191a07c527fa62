/** A new PIN: large enough to read out, printable as a slip, and never shown again. */
import { Button, Group, Modal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { useStation, useWords } from '../../../services.tsx';
import styles from './NewPin.module.css';

interface Props {
  pin: string | null;
  person: PersonSummary;
  onClose(): void;
}

export function NewPin({ pin, person, onClose }: Props) {
  const { t } = useWords();
  const school = useStation((state) => state.status?.school ?? '');
  return (
    <Modal
      opened={pin !== null}
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('people.pin.new', { name: person.name })}
      padding="xl"
      size={520}
      closeButtonProps={{ 'aria-label': t('office.close') }}
      data-testid="new-pin"
    >
      <div className={styles.slip}>
        <small>{school}</small>
        <strong>{person.name}</strong>
        <span>{[person.group, t('people.number', { number: person.userId })].filter(Boolean).join(' · ')}</span>
        <output className={styles.pin} data-testid="pin-value">
          {pin}
        </output>
      </div>
      <p className={styles.once}>{t('people.pin.once')}</p>
      <Group justify="end">
        <Button variant="default" leftSection={<IconPrinter aria-hidden="true" />} onClick={() => window.print()}>
          {t('people.print')}
        </Button>
        <Button onClick={onClose} data-testid="pin-close">
          {t('people.pin.noted')}
        </Button>
      </Group>
    </Modal>
  );
}
