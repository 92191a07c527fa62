/** The foot of a form: what went wrong, the way out, and the button that says what it does. */
import { Button } from '@mantine/core';
import { describeError } from '../format/describe-error.ts';
import { useWords } from '../services.tsx';
import styles from './form.module.css';

interface Props {
  submit: string;
  busy: boolean;
  error: unknown;
  /** The error in words of the form's own. */
  explain?: string | null;
  disabled?: boolean;
  onCancel?: () => void;
}

export function FormFoot({ submit, busy, error, explain, disabled = false, onCancel }: Props) {
  const { t } = useWords();
  return (
    <>
      {error != null && (
        <p className={styles.trouble} role="alert" data-testid="form-error">
          {explain ?? describeError(error, t)}
        </p>
      )}
      <div className={styles.foot}>
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
