/** The two things a helper does at the gate: enrol somebody, and set up this screen. */
import { IconUserPlus } from '@tabler/icons-react';
import { SettingsPopover } from '../../components/SettingsPopover.tsx';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './SideActions.module.css';

export function SideActions() {
  const { t } = useWords();
  return (
    <nav className={styles.actions}>
      <a className={styles.enrol} href={hrefTo('enrol')} data-testid="to-enrol">
        <IconUserPlus stroke={2} aria-hidden="true" />
        {t('live.enrol')}
      </a>
      <SettingsPopover className={styles.settings} />
    </nav>
  );
}
