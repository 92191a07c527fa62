/** What came back from a test, in words: it arrived, it was refused, or nobody answered. */
import type { TestResult } from '../../../../src-shared/contract/delivery.ts';
import { Chip } from '../../../components/Chip.tsx';
import { useWords } from '../../../services.tsx';
import styles from './TestAnswer.module.css';

export function TestAnswer({ answer, testId }: { answer: TestResult; testId: string }) {
  const { t } = useWords();
  const { ok, status, milliseconds, error } = answer;
  return (
    <div className={styles.answer} role="status" data-testid={testId} data-ok={ok}>
      <Chip tone={ok ? 'good' : 'alarm'}>{ok ? t('settings.test.arrived') : t('settings.test.failed')}</Chip>
      <span>
        {status === null ? t('settings.test.no_answer') : t('settings.test.answer', { status, ms: milliseconds })}
      </span>
      {!ok && <span className={styles.remedy}>{t('settings.test.remedy')}</span>}
      {error && (
        <span className={styles.remedy} lang="en">
          {error}
        </span>
      )}
    </div>
  );
}
