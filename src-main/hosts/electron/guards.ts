/** Keeps every page where it is and away from what it does not need, whatever script may run in it one day. */
import type { Session, WebContents } from 'electron';
import { isOwnUrl } from './app-protocol.ts';
import { guardDownloads } from './downloads.ts';
import { guardPermissions } from './permissions.ts';

type GuardedSession = Parameters<typeof guardPermissions>[0] &
  Parameters<typeof guardDownloads>[0] &
  Pick<Session, 'on'>;

/** Once, before the first window opens. */
export function guardSession(session: GuardedSession): void {
  guardPermissions(session);
  guardDownloads(session);
  session.on('select-hid-device', (event, _details, answer) => refuse(event, answer));
  session.on('select-serial-port', (event, _ports, _contents, answer) => refuse(event, () => answer('')));
  session.on('select-usb-device', (event, _details, answer) => refuse(event, answer));
}

function refuse(event: { preventDefault(): void }, answer: () => void): void {
  event.preventDefault();
  answer();
}

/** For each contents as it comes into being (`web-contents-created`), ours or not. */
export function guardContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const stay = (event: { url: string; preventDefault(): void }): void => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  // Sub-frames too: there are none, and a page that makes one gets it empty.
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, answer) => refuse(event, () => answer('')));
}
