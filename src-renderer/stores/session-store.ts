/** Who of the staff is signed in on this screen. The token lives in the tab's storage, so that a reload does not sign out; the
 * station forgets it by itself after its idle time. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StaffSession } from '../../src-shared/contract/staff.ts';
import { StationError } from '../../src-shared/errors.ts';
import type { ScreenClient } from '../client/client.ts';

export interface SessionState {
  /** `checking`: a stored session is being taken up again. */
  phase: 'checking' | 'out' | 'in';
  staff: StaffSession['staff'] | null;
  idleMinutes: number;
  /** Signed out by the idle lock: the same person is asked for the password again. */
  locked: string | null;
}

export interface Session {
  store: StoreApi<SessionState>;
  /** Takes over a session that a command has just opened. */
  begin(session: StaffSession): void;
  signIn(name: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** Ends it after idling, keeping the name for the way back. */
  lock(): Promise<void>;
}

const storageKey = 'hadir.session';

export function createSession(client: ScreenClient, storage: Storage | null): Session {
  const store = createStore<SessionState>(() => ({
    phase: readToken(storage) ? 'checking' : 'out',
    staff: null,
    idleMinutes: 10,
    locked: null,
  }));
  let token = readToken(storage);

  function begin(session: StaffSession): void {
    token = session.token;
    writeToken(storage, token);
    store.setState({ phase: 'in', staff: session.staff, idleMinutes: session.idleMinutes, locked: null });
  }

  function end(locked: string | null): void {
    token = null;
    writeToken(storage, null);
    store.setState({ phase: 'out', staff: null, locked });
  }

  async function resume(): Promise<void> {
    if (!token) return;
    try {
      begin(await client.call('staff.resume', { token }));
    } catch (error) {
      // Cut off is not signed out: the next connection tries again.
      if (error instanceof StationError && error.code === 'unauthorised') end(store.getState().staff?.name ?? null);
    }
  }

  async function close(locked: string | null): Promise<void> {
    const ended = token;
    end(locked);
    if (ended) await client.call('staff.signOut', { token: ended }).catch(() => {});
  }

  client.onConnection((connection) => {
    if (connection === 'open') void resume();
  });
  if (client.connection() === 'open') void resume();

  return {
    store,
    begin,
    async signIn(name, password) {
      begin(await client.call('staff.signIn', { name, password }));
    },
    signOut: () => close(null),
    lock: () => close(store.getState().staff?.name ?? null),
  };
}

function readToken(storage: Storage | null): string | null {
  try {
    return storage?.getItem(storageKey) ?? null;
  } catch {
    return null;
  }
}

function writeToken(storage: Storage | null, token: string | null): void {
  try {
    if (token === null) storage?.removeItem(storageKey);
    else storage?.setItem(storageKey, token);
  } catch {
    // Refused: the session then lasts until the page is loaded anew.
  }
}
