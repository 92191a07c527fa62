/** The other ways to be recorded, and what a helper does here: the office, and this screen's settings. */
import { IconBuildingCommunity, IconHandStop, IconPassword, IconQrcode } from '@tabler/icons-react';
import { SettingsPopover } from '../../components/SettingsPopover.tsx';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { StationWord } from './GateNotice.tsx';
import styles from './SideActions.module.css';

interface Props {
  /** This gate reads palms, and somebody has one to show. */
  palms: boolean;
  onOpen(panel: 'pin' | 'card' | 'palm'): void;
}

export function SideActions({ palms, onOpen }: Props) {
  const { t } = useWords();
  return (
    <div className={styles.actions}>
      <button type="button" className={styles.way} onClick={() => onOpen('pin')} data-testid="to-pin">
        <IconPassword stroke={2} aria-hidden="true" />
        {t('gate.pin')}
      </button>
      <button type="button" className={styles.way} onClick={() => onOpen('card')} data-testid="to-card">
        <IconQrcode stroke={2} aria-hidden="true" />
        {t('gate.card')}
      </button>
      {palms && (
        <button
          type="button"
          className={styles.way}
          data-wide="true"
          onClick={() => onOpen('palm')}
          data-testid="to-palm"
        >
          <IconHandStop stroke={2} aria-hidden="true" />
          {t('gate.palm')}
        </button>
      )}
      <nav className={styles.staff} aria-label={t('gate.staff')}>
        <a className={styles.office} href={hrefTo('today')} data-testid="to-office">
          <IconBuildingCommunity stroke={2} aria-hidden="true" />
          {t('gate.office')}
        </a>
        <StationWord />
        <SettingsPopover gate className={styles.settings} />
      </nav>
    </div>
  );
}
