/** What went wrong with signing in, and what to do: try again, wait (counting down), or ask an administrator. */
import { useEffect, useState } from 'react';
import { StationError } from '../../src-shared/errors.ts';
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

/** Seconds until the station listens again, after it said that there were too many tries. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = error instanceof StationError ? Number(error.details.retryAfter ?? 0) : 0;
    if (!(seconds > 0)) return setLeft(0);
    const until = Date.now() + seconds * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}

/** Seconds left as a clock shows them: `0:07`, `12:30`. The same in both languages, as it is no time of day. */
function minutesAndSeconds(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}
