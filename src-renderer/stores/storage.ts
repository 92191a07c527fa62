/** What the browser keeps for the screens: choices of this computer, and the session of a tab. */

/** What a page may keep; null where the browser forbids it. */
export function storageOf(page: Window): Storage | null {
  try {
    return page.localStorage;
  } catch {
    return null;
  }
}

/** The tab's own: it outlives a reload, and closing the tab empties it. */
export function sessionStorageOf(page: Window): Storage | null {
  try {
    return page.sessionStorage;
  } catch {
    return null;
  }
}

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
