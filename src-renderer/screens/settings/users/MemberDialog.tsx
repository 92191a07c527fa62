/** A dialog with a form about one member of staff: its fields, what went wrong, and two buttons. */
import { Button, Group, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { StationError } from '../../../../src-shared/errors.ts';
import { describeError } from '../../../format/describe-error.ts';
import type { Action } from '../../../hooks/use-action.ts';
import { useWords } from '../../../services.tsx';
import styles from './users.module.css';

interface Props {
  title: string;
  /** The word on the button that does it. */
  submit: string;
  action: Action;
  /** The words for refusals that mean something particular here. */
  refusals?: Partial<Record<string, string>>;
  onClose(): void;
  onSubmit(): Promise<void>;
  children: ReactNode;
}

export function MemberDialog({ title, submit, action, refusals = {}, onClose, onSubmit, children }: Props) {
  const { t } = useWords();
  const { error } = action;
  const code = error instanceof StationError ? error.code : '';
  function send(event: FormEvent): void {
    event.preventDefault();
    void onSubmit();
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('office.close') }}>
      <form className={styles.form} onSubmit={send} noValidate data-testid="staff-form">
        {children}
        {error !== null && (
          <p className={styles.error} role="alert" data-testid="staff-error">
            {refusals[code] ?? describeError(error, t)}
          </p>
        )}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('office.cancel')}
          </Button>
          <Button type="submit" loading={action.busy} data-testid="staff-submit">
            {submit}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
