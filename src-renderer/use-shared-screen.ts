/** What holds at a screen that anybody may walk up to: the office locks when somebody goes to the gate, and what is chosen while
 * nobody is signed in goes back by itself. Until the station is set up everything is free. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useQuery } from './hooks/use-query.ts';
import { useRoute } from './route.ts';
import { useServices } from './services.tsx';

/** For the one place that is always there. */
export function useSharedScreen(): void {
  const { session, preferences } = useServices();
  const { screen } = useRoute();
  const phase = useStore(session.store, (state) => state.phase);
  const shared = useIsShared();
  useEffect(() => {
    if (screen === 'live' && phase === 'in') void session.leave();
  }, [session, screen, phase]);
  useEffect(() => (shared ? preferences.lend() : undefined), [preferences, shared]);
}

/** Whether nobody is signed in at a station that is set up. */
export function useIsShared(): boolean {
  const { session } = useServices();
  const phase = useStore(session.store, (state) => state.phase);
  const setup = useQuery('setup.status', {}, { on: ['settings.changed', 'calendar.changed', 'people.changed'] });
  const { reload } = setup;
  // Signing in for the first time is what sets the station up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever somebody signed in or out
  useEffect(() => void reload(), [phase, reload]);
  return phase !== 'in' && setup.data?.needed !== true;
}
