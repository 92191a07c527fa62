/** What a screen does because it is in the desktop shell: asks who leaves the kiosk, opens its camera again after the computer
 * slept, and lets the shell speak its language. */
import { useEffect, useRef, useState } from 'react';
import type { DesktopClient } from '../../src-shared/desktop.ts';
import { useRoute } from '../route.ts';
import { usePreference, useServices, useWords } from '../services.tsx';
import styles from './InDesktopShell.module.css';
import { LeaveDialog } from './LeaveDialog.tsx';
import { useDesktopState } from './use-desktop-state.ts';

export default function InDesktopShell({ desktop }: { desktop: DesktopClient }) {
  const { camera } = useServices();
  const { screen } = useRoute();
  const [language] = usePreference('language');
  const [asking, setAsking] = useState<'exit' | 'quit' | null>(null);
  const state = useDesktopState(desktop);
  const kiosk = state?.kiosk ?? false;

  useEffect(() => {
    desktop.call('desktop.useLanguage', { language }).catch(() => {});
  }, [desktop, language]);

  useEffect(
    () =>
      desktop.subscribe((event) => {
        if (event.type === 'ask') setAsking(event.what);
        // Only where a screen looks through it; after a sleep the old stream may stand still without ending.
        if (event.type === 'resumed' && camera.store.getState().stream) camera.retry();
      }),
    [desktop, camera],
  );

  return (
    <>
      {kiosk && screen === 'live' && <HoldCorner onHeld={() => setAsking('exit')} />}
      {kiosk && asking && <LeaveDialog desktop={desktop} what={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

/** Milliseconds: no finger that passes by stays that long. */
const holdFor = 3_000;

/** The corner of a kiosk without a keyboard: held for three seconds, it asks for an administrator. Nothing is seen of it. */
function HoldCorner({ onHeld }: { onHeld(): void }) {
  const { t } = useWords();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <button
      type="button"
      className={styles.corner}
      aria-label={t('desktop.ask.hold')}
      // By keyboard there is Ctrl+Shift+Q: the order of tabbing at the gate is the pupils'.
      tabIndex={-1}
      onPointerDown={() => {
        release();
        timer.current = setTimeout(onHeld, holdFor);
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      data-testid="hold-corner"
    />
  );
}
