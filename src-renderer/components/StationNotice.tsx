/** What is wrong with the station at this moment and what to do, over the camera's picture; gone when it is well again. */
import { IconAlertTriangle, IconClockExclamation, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useShallow } from 'zustand/react/shallow';
import { useStation, useWords } from '../services.tsx';
import styles from './StationNotice.module.css';
import { type Notice, stationNotice } from './station-mood.ts';

const icons = {
  connecting: IconRefresh,
  lost: IconPlugConnectedX,
  vision_starting: IconRefresh,
  vision_restarting: IconRefresh,
  vision_unavailable: IconAlertTriangle,
  clock_behind: IconClockExclamation,
  problem: IconAlertTriangle,
} satisfies Record<Notice['kind'], unknown>;

/** These pass by themselves; the others want somebody. */
const passing: ReadonlySet<Notice['kind']> = new Set(['connecting', 'vision_starting', 'vision_restarting']);

export function StationNotice() {
  const { t } = useWords();
  const notice = useStation(useShallow(stationNotice));
  if (!notice) return null;
  const Icon = icons[notice.kind];
  return (
    <div
      className={styles.notice}
      role="status"
      data-tone={passing.has(notice.kind) ? 'quiet' : 'warn'}
      data-testid="station-notice"
      data-kind={notice.kind}
    >
      <Icon className={styles.icon} stroke={2} aria-hidden="true" />
      <div>
        <strong>{t(`notice.${notice.kind}.title`)}</strong>
        <p>{notice.kind === 'problem' ? t(`error.${notice.code}`) : t(`notice.${notice.kind}.body`)}</p>
      </div>
    </div>
  );
}
