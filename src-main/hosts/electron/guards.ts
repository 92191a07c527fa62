/** Keeps every page where it is and away from what it does not need, whatever script may run in it one day. */
import type { DownloadItem, PermissionCheckHandlerHandlerDetails, Session, WebContents } from 'electron';
import { isOwnUrl } from './app-protocol.ts';

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

/** Longer names are refused by some file systems, and nobody reads them. */
const maxName = 120;

/** Files that the station made (reports, cards, backups of settings) are saved where the person says; nothing else is
 * downloaded. */
function guardDownloads(session: Pick<Session, 'on'>): void {
  session.on('will-download', (event, item) => {
    if (!isOurs(item)) return event.preventDefault();
    item.setSaveDialogOptions({ defaultPath: safeName(item.getFilename()), properties: ['showOverwriteConfirmation'] });
  });
}

/** A page makes its files as `blob:app://hadir/<number>`; every step of the way counts. */
function isOurs(item: Pick<DownloadItem, 'getURLChain' | 'getURL'>): boolean {
  return [item.getURL(), ...item.getURLChain()].every((url) => url.startsWith('blob:') && isOwnUrl(url.slice(5)));
}

/** A proposal, not a path: no separators, nothing that a file system or a shell reads as more than a name. */
export function safeName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
  const plain = name.replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '-').replace(/^[.\s]+|[.\s]+$/g, '');
  if (plain.length <= maxName) return plain || 'hadir';
  const ending = /\.[^.]{1,8}$/.exec(plain)?.[0] ?? '';
  return plain.slice(0, maxName - ending.length) + ending;
}

type PermissionSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>;
type Checked = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1];
/** `video`: asked for pictures only. */
export type Permission = Checked | 'video';

/** Every permission that is granted at all, and to whom. Whatever is not named here is denied, what a later Chromium invents
 * too. The microphone is not among them; the display is kept awake by the shell, not by the page. */
const granted: ReadonlySet<Permission> = new Set(['video']);

/** `kinds`: what of `media` is asked for; empty for every other permission. Electron asks with both names for one question:
 * a request lists its media types, a check names one. */
export function mayHave(permission: Permission, url: string, kinds: readonly string[] = []): boolean {
  const asked: Permission = permission === 'media' && onlyVideo(kinds) ? 'video' : permission;
  return granted.has(asked) && isOwnUrl(url);
}

function onlyVideo(kinds: readonly string[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === 'video');
}

/** What a page may ask of the computer: the camera for our own pages, and nothing else for anybody. */
function guardPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? details.mediaTypes : [];
    answer(details.isMainFrame && mayHave(permission, details.requestingUrl, kinds));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      details.isMainFrame && isOwnUrl(whoAsks(origin, details)) && mayHave(permission, origin, kindsOf(details)),
  );
  session.setDevicePermissionHandler(() => false);
  // Answering with nothing refuses it; without a handler it would be refused too, but not by us.
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}

function kindsOf({ mediaType }: PermissionCheckHandlerHandlerDetails): string[] {
  return mediaType ? [mediaType] : [];
}

/** The frame that asks, where Electron says so; its origin elsewhere. */
function whoAsks(origin: string, { requestingUrl, securityOrigin }: PermissionCheckHandlerHandlerDetails): string {
  return requestingUrl ?? securityOrigin ?? origin;
}
