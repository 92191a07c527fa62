/** The way back, this screen's settings, and how far the enrolment has come. */
import { IconArrowLeft } from '@tabler/icons-react';
import { SettingsPopover } from '../../components/SettingsPopover.tsx';
import { hrefTo, useRoute } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './PanelHead.module.css';

export const stepNames = ['person', 'consent', 'capture', 'result'] as const;
export type StepName = (typeof stepNames)[number];

export function PanelHead({ step }: { step: StepName }) {
  const { t } = useWords();
  const { query } = useRoute();
  const at = stepNames.indexOf(step);
  const first = query.has('first');
  const person = Number(query.get('person'));
  const back = first ? hrefTo('live') : person > 0 ? hrefTo('people', [person]) : hrefTo('people');
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <a className={styles.back} href={back} data-testid="enrol-leave">
          <IconArrowLeft stroke={2} aria-hidden="true" />
          {t(first ? 'enrol.to_gate' : person > 0 ? 'enrol.to_person' : 'nav.people')}
        </a>
        <SettingsPopover className={styles.settings} />
      </div>
      <ol className={styles.steps} aria-label={t('enrol.progress', { step: at + 1, total: stepNames.length })}>
        {stepNames.map((name, index) => (
          <li key={name} data-done={index <= at} aria-current={index === at ? 'step' : undefined}>
            {t(`enrol.step.${name}`)}
          </li>
        ))}
      </ol>
    </header>
  );
}
