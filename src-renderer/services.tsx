/** What every screen may reach for: made once in `main.tsx`, handed down by context, read through small hooks. */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { DesktopClient } from '../src-shared/desktop.ts';
import { type MessageKey, type MessageParams, translate } from '../src-shared/messages/index.ts';
import { mayAct, type Role } from '../src-shared/roles.ts';
import type { Camera, CameraState } from './camera/camera-store.ts';
import type { ScreenClient } from './client/client.ts';
import type { ReportFault } from './faults/fault-reports.ts';
import type { Portraits } from './stores/portraits.ts';
import type { Preferences, PreferencesStore } from './stores/preferences.ts';
import type { Session } from './stores/session-store.ts';
import type { StationState, StationStore } from './stores/station-store.ts';

export interface Services {
  client: ScreenClient;
  station: StationStore;
  preferences: PreferencesStore;
  camera: Camera;
  portraits: Portraits;
  session: Session;
  reportFault: ReportFault;
  /** null outside the desktop shell. */
  desktop?: DesktopClient | null;
}

const Context = createContext<Services | null>(null);

export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
  return <Context value={services}>{children}</Context>;
}

export function useServices(): Services {
  const services = useContext(Context);
  if (!services) throw new Error('ServicesProvider is missing');
  return services;
}

export function useStation<T>(select: (state: StationState) => T): T {
  return useStore(useServices().station, select);
}

export function usePreference<K extends keyof Preferences>(key: K): [Preferences[K], (value: Preferences[K]) => void] {
  const { preferences } = useServices();
  const value = useStore(preferences, (state) => state[key]);
  return [value, (next) => preferences.setState({ [key]: next } as Pick<Preferences, K>)];
}

export function useCamera<T>(select: (state: CameraState) => T): T {
  return useStore(useServices().camera.store, select);
}

export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** The messages in the language chosen now. */
export function useWords() {
  const [language] = usePreference('language');
  return useMemo(() => {
    const t: Translate = (key, params) => translate(language, key, params);
    return { t, language };
  }, [language]);
}

/** Whether who is signed in may do what needs `role`. The station decides for itself; this only leaves buttons out. */
export function useMay(role: Role): boolean {
  const { session } = useServices();
  return useStore(session.store, ({ staff }) => staff !== null && mayAct(staff.role, role));
}
