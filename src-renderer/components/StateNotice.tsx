/** What a list says instead of rows: it is loading, it failed (with the remedy and a way to try again), or there is nothing yet. */
import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { describeError } from '../format/describe-error.ts';
import { useWords } from '../services.tsx';
import styles from './StateNotice.module.css';

export function LoadingNotice() {
  const { t } = useWords();
  return (
    <div className={styles.notice} role="status" aria-label={t('office.loading')}>
      <Loader size="sm" color="leaf" />
    </div>
  );
}

export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords();
  return (
    <div className={styles.notice} role="alert">
      <p>{describeError(error, t)}</p>
      {onRetry && (
        <Button variant="default" size="md" onClick={onRetry}>
          {t('office.retry')}
        </Button>
      )}
    </div>
  );
}

/** `children`: what to do about it, as a button or a link. */
export function EmptyNotice({ title, body, children }: { title: string; body?: string; children?: ReactNode }) {
  return (
    <div className={styles.notice}>
      <strong>{title}</strong>
      {body && <p>{body}</p>}
      {children}
    </div>
  );
}
