/** What the office's forms share: the choice of a class, a reason in words, and the foot with what went wrong. */
import { Button, Select, Textarea, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { describeError } from '../format/describe-error.ts';
import { useQuery } from '../hooks/use-query.ts';
import { useWords } from '../services.tsx';
import formStyles from './form.module.css';
import styles from './form-fields.module.css';

interface Props {
  label?: string;
  /** null: the whole school. */
  value: string | null;
  onChange(group: string | null): void;
  /** What "none" is called. */
  everybody: string;
  width?: number;
  testId?: string;
}

/** No class is called so: names have no control characters. */
const all = '\u0000';

export function GroupSelect({ label, value, onChange, everybody, width, testId }: Props) {
  const { t } = useWords();
  const groups = useGroups();
  const known = value !== null && !groups.includes(value) ? [...groups, value] : groups;
  return (
    <Select
      label={label}
      aria-label={label ?? t('calendar.class')}
      value={value ?? all}
      data={[{ value: all, label: everybody }, ...known.map((group) => ({ value: group, label: group }))]}
      onChange={(next) => onChange(next === all ? null : next)}
      allowDeselect={false}
      searchable
      maxDropdownHeight={380}
      nothingFoundMessage={t('calendar.class_unknown')}
      w={width}
      data-testid={testId}
    />
  );
}

/** The classes of the school by name, as its language sorts them. */
function useGroups(): string[] {
  const { language } = useWords();
  const { data } = useQuery('groups.list', {}, { on: ['people.changed'] });
  return useMemo(() => {
    const { compare } = new Intl.Collator(language, { numeric: true });
    return (data?.groups ?? []).map(({ name }) => name).sort(compare);
  }, [data, language]);
}

interface ReasonFieldProps {
  value: string;
  onChange(reason: string): void;
  usual: readonly string[];
  error?: string | null;
  label?: string;
}

/** As the contract takes it. */
const most = 300;

/** Why somebody writes into the book: their own words, or one of the usual ones by a tap. */
export function ReasonField({ value, onChange, usual, error = null, label }: ReasonFieldProps) {
  const { t } = useWords();
  return (
    <div className={styles.reason}>
      <Textarea
        label={label ?? t('office.reason')}
        value={value}
        maxLength={most}
        autosize
        minRows={1}
        maxRows={4}
        error={error}
        data-testid="reason"
        // One line of text: Enter sends the form, as in every other field.
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
        onChange={(event) => onChange(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
      />
      <div className={styles.usual}>
        {usual.map((reason) => (
          <UnstyledButton
            key={reason}
            className={styles.chip}
            aria-pressed={value === reason}
            onClick={() => onChange(reason)}
          >
            {reason}
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}

/** The reasons that schools write most, in the language of the screen. */
export function useUsualReasons(): string[] {
  const { t } = useWords();
  return useMemo(() => [t('manual.usual.seen'), t('manual.usual.camera'), t('manual.usual.mistake')], [t]);
}

interface FormFootProps {
  submit: string;
  busy: boolean;
  error: unknown;
  /** The error in words of the form's own. */
  explain?: string | null;
  disabled?: boolean;
  onCancel?: () => void;
}

/** The foot of a form: what went wrong, the way out, and the button that says what it does. */
export function FormFoot({ submit, busy, error, explain, disabled = false, onCancel }: FormFootProps) {
  const { t } = useWords();
  return (
    <>
      {error != null && (
        <p className={formStyles.trouble} role="alert" data-testid="form-error">
          {explain ?? describeError(error, t)}
        </p>
      )}
      <div className={formStyles.foot}>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('office.cancel')}
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={disabled} data-testid="form-submit">
          {submit}
        </Button>
      </div>
    </>
  );
}
