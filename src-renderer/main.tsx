/** The page's start: makes the services and mounts the screens. */
import './zod-setup.ts';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@fontsource-variable/plus-jakarta-sans/wght.css';
import './tokens.css';
import { createRoot } from 'react-dom/client';
import type { StationBridge } from '../src-shared/ipc-channels.ts';
import { socketPath } from '../src-shared/socket-messages.ts';
import { App } from './App.tsx';
import { createCamera } from './camera/camera-store.ts';
import { alwaysOpen, type ScreenClient } from './client/client.ts';
import { connectDesktop, createIpcClient } from './client/ipc-client.ts';
import { createSocketClient } from './client/socket-client.ts';
import { createFaultReports, watchFaults } from './faults/fault-reports.ts';
import { parseRoute } from './route.ts';
import type { Services } from './services.tsx';
import { createPortraits } from './stores/portraits.ts';
import { createPreferences } from './stores/preferences.ts';
import { withSession } from './stores/session-client.ts';
import { createSession } from './stores/session-store.ts';
import { createStationStore } from './stores/station-store.ts';
import { sessionStorageOf, storageOf } from './stores/storage.ts';

/** In the desktop shell, or in a browser on the station's own computer. */
function isNear({ hadir, location: { hostname } }: Window): boolean {
  return hadir !== undefined || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

const connection = connectStation(window);
const session = createSession(connection, sessionStorageOf(window), isNear(window));
const client = withSession(connection, session);
const reportFault = createFaultReports(client, {
  screen: () => parseRoute(location.hash).screen,
  version: import.meta.env.HADIR_VERSION ?? '',
});
watchFaults(window, reportFault);
const services: Services = {
  client,
  station: createStationStore(client).store,
  preferences: createPreferences(storageOf(window)),
  camera: createCamera(navigator.mediaDevices as MediaDevices | undefined),
  portraits: createPortraits(client),
  session,
  reportFault,
  desktop: connectDesktop(window),
};

const root = document.getElementById('root');
if (root) createRoot(root).render(<App services={services} />);

declare global {
  interface Window {
    /** Given by the desktop shell's preload. */
    hadir?: StationBridge;
  }
}

/** Which transport this screen has: the preload's bridge inside the desktop shell, a socket in any browser. */
function connectStation(page: Window): ScreenClient {
  if (page.hadir) return alwaysOpen(createIpcClient(page.hadir));
  const url = new URL(socketPath, page.location.origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return createSocketClient(url.href);
}
