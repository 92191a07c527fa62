/** A short form in a dialog: its fields, what went wrong beside them, and a button that says what it does. */
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { describeError } from '../../format/describe-error.ts';
import type { Action } from '../../hooks/use-action.ts';
import { useWords } from '../../services.tsx';
import styles from './people.module.css';

interface Props {
  opened: boolean;
  title: string;
  submit: string;
  danger?: boolean;
  disabled?: boolean;
  action: Pick<Action, 'busy' | 'error'>;
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
  testId?: string;
}

export function FormModal(props: Props) {
  const {
    opened,
    title,
    submit,
    danger = false,
    disabled = false,
    action,
    onSubmit,
    onClose,
    children,
    testId,
  } = props;
  const { t } = useWords();
  function send(event: FormEvent): void {
    event.preventDefault();
    if (!disabled) onSubmit();
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      padding="xl"
      size={560}
      closeButtonProps={{ 'aria-label': t('office.close') }}
      data-testid={testId}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          {children}
          {action.error !== null && (
            <p className={styles.note} data-tone="alarm" role="alert">
              {describeError(action.error, t)}
            </p>
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('office.cancel')}
            </Button>
            <Button
              type="submit"
              color={danger ? 'clay' : 'leaf'}
              loading={action.busy}
              disabled={disabled}
              data-testid="form-submit"
            >
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
