/** The way back, this screen's settings, and how far the enrolment has come. */
import { IconArrowLeft } from '@tabler/icons-react';
import { SettingsPopover } from '../../components/SettingsPopover.tsx';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './PanelHead.module.css';

const steps = [1, 2, 3] as const;

export function PanelHead({ step }: { step: (typeof steps)[number] }) {
  const { t } = useWords();
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <a className={styles.back} href={hrefTo('live')} data-testid="to-gate">
          <IconArrowLeft stroke={2} aria-hidden="true" />
          {t('enrol.back')}
        </a>
        <SettingsPopover className={styles.settings} />
      </div>
      <div className={styles.steps} role="img" aria-label={t('enrol.progress', { step, total: steps.length })}>
        {steps.map((each) => (
          <i key={each} data-done={each <= step} />
        ))}
      </div>
    </header>
  );
}
