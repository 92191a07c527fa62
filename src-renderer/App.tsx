/** Providers, the theme that each screen gets, and which screen is shown. */
import { MantineProvider } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { ErrorBoundary } from './components/ErrorBoundary.tsx';
import { type Route, useRoute } from './route.ts';
import { EnrolScreen } from './screens/enrol/EnrolScreen.tsx';
import { LiveScreen } from './screens/live/LiveScreen.tsx';
import { type Services, ServicesProvider } from './services.tsx';
import { cssVariables, theme } from './theme.ts';

/** What `auto` means: the gate's camera wants a dark surround, the desk works on paper. */
const ownTheme: Record<Route, 'dark' | 'light'> = { live: 'dark', enrol: 'light' };

export function App({ services }: { services: Services }) {
  const route = useRoute();
  const { theme: chosen, language, camera } = useStore(services.preferences);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  useEffect(() => {
    services.camera.open(camera);
    return () => services.camera.close();
  }, [services.camera, camera]);

  useEffect(
    () =>
      services.station.subscribe((state, before) => {
        if (state.peopleVersion !== before.peopleVersion) services.portraits.forget();
      }),
    [services],
  );

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={chosen === 'auto' ? ownTheme[route] : chosen}
    >
      <ErrorBoundary language={language}>
        <ServicesProvider services={services}>{route === 'enrol' ? <EnrolScreen /> : <LiveScreen />}</ServicesProvider>
      </ErrorBoundary>
    </MantineProvider>
  );
}
