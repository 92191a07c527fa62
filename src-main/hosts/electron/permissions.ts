/** What a page may ask of the computer: the camera for our own pages, and nothing else for anybody. */
import type { PermissionCheckHandlerHandlerDetails, Session } from 'electron';
import { isOwnUrl } from './app-protocol.ts';

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

export function guardPermissions(session: PermissionSession): void {
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
