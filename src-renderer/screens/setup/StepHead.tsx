/** How far the setup has come, what this step is about, and why. */
import { useWords } from '../../services.tsx';
import styles from './setup.module.css';
import { type Step, steps } from './steps.ts';

export function StepHead({ step }: { step: Step }) {
  const { t } = useWords();
  const number = steps.indexOf(step) + 1;
  const progress = t('setup.progress', { step: number, total: steps.length });
  return (
    <header className={styles.head}>
      <div className={styles.progress}>
        <span>{progress}</span>
        <div className={styles.bars} aria-hidden="true">
          {steps.map((each, i) => (
            <i key={each} data-done={i < number} />
          ))}
        </div>
      </div>
      <h1 data-testid={`setup-${step}`}>{t(`setup.${step}.title`)}</h1>
      <p className={styles.sub}>{t(`setup.${step}.body`)}</p>
    </header>
  );
}
