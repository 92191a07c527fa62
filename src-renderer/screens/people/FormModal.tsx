/** A short form in a dialog: its fields, what went wrong beside them, and a button that says what it does. */
import { Autocomplete, Button, Group, Modal, Stack } from '@mantine/core';
import { DateInput } from '@mantine/dates';
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

interface DayFieldProps {
  label: string;
  value: string;
  onChange(date: string): void;
  latest?: string | undefined;
  testId?: string;
}

/** A school day to choose, written in the language of the screen. */
export function DayField({ label, value, onChange, latest, testId }: DayFieldProps) {
  const { language } = useWords();
  return (
    <DateInput
      label={label}
      value={value}
      onChange={(date) => date && onChange(date)}
      {...(latest ? { maxDate: latest } : {})}
      locale={language}
      valueFormat="D MMMM YYYY"
      size="md"
      {...(testId ? { 'data-testid': testId } : {})}
    />
  );
}

interface GroupFieldProps {
  label: string;
  /** The label is for screen readers only. */
  hideLabel?: boolean;
  placeholder?: string;
  description?: string;
  value: string;
  groups: readonly string[];
  onChange(group: string): void;
  testId?: string;
}

/** A class, out of those there are or a new one. */
export function GroupField({
  label,
  hideLabel = false,
  placeholder,
  description,
  value,
  groups,
  onChange,
  testId,
}: GroupFieldProps) {
  return (
    <Autocomplete
      {...(hideLabel ? { 'aria-label': label } : { label })}
      placeholder={placeholder}
      description={description}
      value={value}
      data={[...groups]}
      onChange={onChange}
      maxLength={100}
      size="md"
      styles={{ option: { minHeight: 48, fontSize: 16 } }}
      data-testid={testId}
    />
  );
}
