/** Everything behind the gate: signing in where nobody is, else the screen that the address names. Loaded when it is opened. */
import '@mantine/dates/styles.css';
import '@mantine/charts/styles.css';
import 'dayjs/locale/id';
import { type ComponentType, lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { LoadingNotice } from '../components/StateNotice.tsx';
import { type OfficeScreen, useRoute } from '../route.ts';
import { SignInScreen } from '../screens/setup/SignInScreen.tsx';
import { useServices } from '../services.tsx';
import type { SessionState } from '../stores/session-store.ts';
import { IdleWarning } from './IdleWarning.tsx';
import { OfficeLayout } from './OfficeLayout.tsx';

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
