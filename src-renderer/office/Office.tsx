/** Everything behind the gate: signing in where nobody is, else the screen that the address names. Loaded when it is opened. */
import '@mantine/dates/styles.css';
import '@mantine/charts/styles.css';
import 'dayjs/locale/id';
import { Button, Group, MantineThemeProvider, Modal, Text } from '@mantine/core';
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { LoadingNotice } from '../components/StateNotice.tsx';
import { type OfficeScreen, useRoute } from '../route.ts';
import { SignInScreen } from '../screens/setup/SignInScreen.tsx';
import { useServices, useWords } from '../services.tsx';
import type { SessionState } from '../stores/session-store.ts';
import styles from './Office.module.css';
import { officeTheme } from './office-theme.ts';
import { Rail } from './Rail.tsx';

const EnrolScreen = lazy(() => import('../screens/enrol/EnrolScreen.tsx'));
const SetupScreen = lazy(() => import('../screens/setup/SetupScreen.tsx'));

const screens: Record<OfficeScreen, ComponentType> = {
  today: lazy(() => import('../screens/today/TodayScreen.tsx')),
  attendance: lazy(() => import('../screens/attendance/AttendanceScreen.tsx')),
  people: lazy(() => import('../screens/people/PeopleScreen.tsx')),
  leave: lazy(() => import('../screens/leave/LeaveScreen.tsx')),
  reports: lazy(() => import('../screens/reports/ReportsScreen.tsx')),
  calendar: lazy(() => import('../screens/calendar/CalendarScreen.tsx')),
  events: lazy(() => import('../screens/events/EventsScreen.tsx')),
  settings: lazy(() => import('../screens/settings/SettingsScreen.tsx')),
  diagnostics: lazy(() => import('../screens/diagnostics/DiagnosticsScreen.tsx')),
};

export default function Office() {
  const { session } = useServices();
  const phase = useStore(session.store, (state) => state.phase);
  return (
    <>
      <OfficeScreens phase={phase} />
      {phase === 'in' && <IdleWarning />}
    </>
  );
}

function OfficeScreens({ phase }: { phase: SessionState['phase'] }) {
  const { screen } = useRoute();
  if (screen === 'setup')
    return (
      <Suspense fallback={<LoadingNotice />}>
        <SetupScreen />
      </Suspense>
    );
  if (phase === 'checking') return <LoadingNotice />;
  if (phase === 'out') return <SignInScreen />;
  if (screen === 'enrol')
    return (
      <Suspense fallback={<LoadingNotice />}>
        <EnrolScreen />
      </Suspense>
    );
  const Screen = screens[screen as OfficeScreen] ?? screens.today;
  return (
    <OfficeLayout>
      <Suspense fallback={<LoadingNotice />}>
        <Screen />
      </Suspense>
    </OfficeLayout>
  );
}

/** The office: its navigation at the left, one screen at the right. */
function OfficeLayout({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const theme = useMemo(() => officeTheme(t), [t]);
  return (
    <MantineThemeProvider theme={theme} inherit>
      <div className={styles.office}>
        <button type="button" className={styles.skip} onClick={skipToMain}>
          {t('office.skip')}
        </button>
        <Rail />
        <div className={styles.content}>{children}</div>
      </div>
    </MantineThemeProvider>
  );
}

/** By focus, as the hash is the route. */
function skipToMain(): void {
  document.getElementById('main')?.focus();
}

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Notices that somebody is at the office, and says before it locks that nobody has been for a while. */
function IdleWarning() {
  const { t } = useWords();
  const { session } = useServices();
  const locksIn = useStore(session.store, (state) => state.locksIn);
  const warned = locksIn !== null;
  useEffect(() => {
    // While it is said, only an answer counts: a mouse that slid an inch is nobody.
    if (warned) return;
    const touch = () => session.touch();
    for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, touch, { capture: true });
    };
  }, [session, warned]);
  return (
    <Modal
      opened={warned}
      onClose={() => session.touch()}
      title={t('idle.title')}
      withCloseButton={false}
      padding="xl"
      styles={{ title: { fontSize: 22, fontWeight: 800 }, header: { paddingBottom: 8 } }}
      data-testid="idle-warning"
    >
      <Text mb="lg">{t('idle.body', { seconds: locksIn ?? 0 })}</Text>
      <Group justify="end">
        <Button variant="default" onClick={() => void session.lock()}>
          {t('idle.lock')}
        </Button>
        <Button data-autofocus onClick={() => session.touch()} data-testid="idle-stay">
          {t('idle.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
