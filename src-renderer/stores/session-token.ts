/** The token of the session, in the tab's own storage: closing the tab signs out. */
const storageKey = 'hadir.session';

export function readToken(storage: Storage | null): string | null {
  try {
    return storage?.getItem(storageKey) ?? null;
  } catch {
    return null;
  }
}

export function writeToken(storage: Storage | null, token: string | null): void {
  try {
    if (token === null) storage?.removeItem(storageKey);
    else storage?.setItem(storageKey, token);
  } catch {
    // Refused: the session then lasts until the page is loaded anew.
  }
}
