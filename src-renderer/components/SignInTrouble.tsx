/** What went wrong with signing in, and what to do: try again, wait (counting down), or ask an administrator. */
import { StationError } from '../../src-shared/errors.ts';
import { minutesAndSeconds } from '../format/countdown.ts';
import { describeError } from '../format/describe-error.ts';
import { useWords } from '../services.tsx';
import { ToneIcon } from './Chip.tsx';
import styles from './SignInTrouble.module.css';

/** `waits`: seconds until the next try. */
export function SignInTrouble({ error, waits }: { error: unknown; waits: number }) {
  const { t } = useWords();
  if (!error) return null;
  const code = error instanceof StationError ? error.code : '';
  if (waits > 0)
    return (
      <p className={styles.trouble} data-tone="warn" role="alert" data-testid="sign-in-trouble">
        <ToneIcon tone="warn" />
        <span>
          {t('sign_in.wait')}
          {/* Not announced: a screen reader need not count along. */}
          <strong className={styles.left} aria-hidden="true">
            {t('sign_in.wait.left', { time: minutesAndSeconds(waits) })}
          </strong>
        </span>
      </p>
    );
  if (code === 'too_many_requests') return null;
  return (
    <p className={styles.trouble} role="alert" data-testid="sign-in-trouble">
      <ToneIcon tone="alarm" />
      <span>{code === 'unauthorised' ? t('sign_in.wrong') : describeError(error, t)}</span>
    </p>
  );
}
