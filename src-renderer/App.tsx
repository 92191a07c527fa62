/** Providers, the theme that each screen gets, and which screen is shown. */
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { ErrorBoundary, ReloadPage } from './components/ErrorBoundary.tsx';
import { type Route, useRoute } from './route.ts';
import { GateTrouble } from './screens/live/GateTrouble.tsx';
import { LiveScreen } from './screens/live/LiveScreen.tsx';
import { type Services, ServicesProvider } from './services.tsx';
import { cssVariables, theme } from './theme.ts';
import { useSharedScreen } from './use-shared-screen.ts';

// The gate comes up first and alone; the office is loaded when somebody opens it.
const Office = lazy(() => import('./office/Office.tsx'));
const InDesktopShell = lazy(() => import('./desktop/InDesktopShell.tsx'));

/** What `auto` means: the gate's camera wants a dark surround, the desk works on paper. */
function ownTheme({ screen }: Route): 'dark' | 'light' {
  return screen === 'live' ? 'dark' : 'light';
}

export function App({ services }: { services: Services }) {
  const route = useRoute();
  const { theme: chosen, language } = useStore(services.preferences);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

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
      {...(styleNonce ? { getStyleNonce: () => styleNonce ?? '' } : {})}
      forceColorScheme={chosen === 'auto' ? ownTheme(route) : chosen}
    >
      <ErrorBoundary onFault={services.reportFault} fallback={<ReloadPage language={language} />}>
        <ServicesProvider services={services}>
          <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
            <SharedScreen />
            <Notifications position="bottom-right" />
            {services.desktop && (
              <Suspense>
                <InDesktopShell desktop={services.desktop} />
              </Suspense>
            )}
            {route.screen === 'live' ? (
              <ErrorBoundary onFault={services.reportFault} fallback={<GateTrouble />}>
                <LiveScreen />
              </ErrorBoundary>
            ) : (
              <Suspense>
                <Office />
              </Suspense>
            )}
          </DatesProvider>
        </ServicesProvider>
      </ErrorBoundary>
    </MantineProvider>
  );
}

function SharedScreen() {
  useSharedScreen();
  return null;
}

/** The word that style elements of this page carry where its policy wants one (the desktop shell's does): read once from the
 * page, named to the components through `MantineProvider`, and to the one library under them that asks this global. */
const styleNonce: string | null = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce || null;

declare global {
  /** As `get-nonce` looks for it, on behalf of the scroll lock behind dialogs. */
  var __webpack_nonce__: string | undefined;
}

if (styleNonce) globalThis.__webpack_nonce__ = styleNonce;
