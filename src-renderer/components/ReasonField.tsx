/** Why somebody writes into the book: their own words, or one of the usual ones by a tap. */
import { Textarea, UnstyledButton } from '@mantine/core';
import { useWords } from '../services.tsx';
import styles from './ReasonField.module.css';

interface Props {
  value: string;
  onChange(reason: string): void;
  usual: readonly string[];
  error?: string | null;
  label?: string;
}

/** As the contract takes it. */
const most = 300;

export function ReasonField({ value, onChange, usual, error = null, label }: Props) {
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
