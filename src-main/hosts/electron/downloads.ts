/** Files that the station made (reports, cards, backups of settings) are saved where the person says; nothing else is
 * downloaded. */
import type { DownloadItem, Session } from 'electron';
import { isOwnUrl } from './app-protocol.ts';

/** Longer names are refused by some file systems, and nobody reads them. */
const maxName = 120;

export function guardDownloads(session: Pick<Session, 'on'>): void {
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
