/** What went wrong on a step, in plain words with the remedy. */
import { describeError } from '../../format/describe-error.ts';
import { useWords } from '../../services.tsx';
import styles from './panel.module.css';

export function Problem({ error }: { error: unknown }) {
  const { t } = useWords();
  if (error === null || error === undefined) return null;
  return (
    <p className={styles.error} role="alert" data-testid="enrol-error">
      {describeError(error, t)}
    </p>
  );
}
