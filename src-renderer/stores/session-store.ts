/** Who is signed in at this screen. The token lives as long as the tab; a broken connection or a reload takes the session up
 * again, and an office that nobody touches locks itself after its idle time. Going to the gate locks it at once. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type SessionEnd, type StaffSession, sessionEnds } from '../../src-shared/contract/staff.ts';
import { StationError } from '../../src-shared/errors.ts';
import type { ScreenClient } from '../client/client.ts';
import { createIdleTimer } from './idle-timer.ts';
import { readToken, writeToken } from './storage.ts';

export interface SessionState {
  /** `checking`: a stored session is being taken up again. */
  phase: 'checking' | 'out' | 'in';
  staff: StaffSession['staff'] | null;
  idleMinutes: number;
  /** Whose session ended without their doing: the same person is asked for the password again. */
  locked: string | null;
  /** Why it ended; null after signing out. */
  ended: SessionEnd | null;
  /** Seconds until the office locks, once they are few. */
  locksIn: number | null;
}

export interface Session {
  store: StoreApi<SessionState>;
  /** Takes over a session that a command has just opened. */
  begin(session: StaffSession): void;
  signIn(name: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** Somebody went to the gate, which is everybody's: the office in this window asks for a password again. */
  leave(): Promise<void>;
  /** Whether that is a member of staff, without signing in here. Throws what `signIn` does. */
  confirm(name: string, password: string): Promise<void>;
  /** Ends it after idling, keeping the name for the way back. */
  lock(): Promise<void>;
  /** Somebody touched the office. */
  touch(): void;
  /** Takes up the stored session, if there is one; whether somebody is signed in afterwards. */
  resume(): Promise<boolean>;
  /** The station says that it is over. */
  over(ended: SessionEnd): void;
  /** A change that ends the own session on purpose: signs in again with the new password. */
  changePassword(current: string, password: string): Promise<void>;
}

/** Milliseconds: how often touching the office is told to the station, which counts idleness too. */
const tellEvery = 30_000;
const retryAfter = 2_000;

/** `near`: the screen is on the station's own computer. Elsewhere the station asks for a session at the gate as well: leaving the
 * office keeps it, for as long as this page lives and for the gate alone. */
export function createSession(client: ScreenClient, storage: Storage | null, near = true): Session {
  let token = readToken(storage);
  let resuming: Promise<boolean> | null = null;
  let changing = false;
  let gateOnly = false;
  let told = 0;
  const store = createStore<SessionState>(() => ({
    phase: token ? 'checking' : 'out',
    staff: null,
    idleMinutes: 10,
    locked: null,
    ended: null,
    locksIn: null,
  }));
  const idle = createIdleTimer({
    onWarning: (locksIn) => store.setState({ locksIn }),
    onIdle: () => void lock(),
  });

  function begin(session: StaffSession): void {
    gateOnly = false;
    take(session);
  }

  function take(session: StaffSession): void {
    if (gateOnly) {
      token = session.token;
      return;
    }
    const { staff, idleMinutes } = session;
    const before = store.getState();
    token = session.token;
    writeToken(storage, token);
    told = Date.now();
    if (before.phase !== 'in' || before.idleMinutes !== idleMinutes) idle.start(idleMinutes);
    store.setState({ phase: 'in', staff, idleMinutes, locked: null, ended: null });
  }

  function end(ended: SessionEnd | null): void {
    const { staff, locked } = store.getState();
    token = null;
    writeToken(storage, null);
    idle.stop();
    store.setState({ phase: 'out', staff: null, locked: ended === null ? null : (staff?.name ?? locked), ended });
  }

  function resume(): Promise<boolean> {
    resuming ??= takeUp().finally(() => {
      resuming = null;
    });
    return resuming;
  }

  async function takeUp(): Promise<boolean> {
    if (!token) return false;
    try {
      take(await client.call('staff.resume', { token }));
      return true;
    } catch (error) {
      // Cut off is not signed out: the next connection, or the next try, takes it up.
      if (error instanceof StationError && error.code === 'unauthorised') end(reasonOf(error) ?? 'restart');
      else if (client.connection() === 'open') setTimeout(() => void resume(), retryAfter);
      return false;
    }
  }

  async function close(ended: SessionEnd | null): Promise<void> {
    const closing = token;
    end(ended);
    if (closing) await client.call('staff.signOut', { token: closing }).catch(() => {});
  }

  async function leave(): Promise<void> {
    if (near) return close(null);
    gateOnly = token !== null;
    const kept = token;
    end(null);
    token = kept;
  }

  async function confirm(name: string, password: string): Promise<void> {
    const opened = await client.call('staff.signIn', { name, password });
    await client.call('staff.signOut', { token: opened.token }).catch(() => {});
    // Elsewhere the gate goes on with its own session.
    if (token) await resume();
  }

  const lock = () => close('idle');
  const signIn = async (name: string, password: string): Promise<void> => {
    begin(await client.call('staff.signIn', { name, password }));
  };

  client.onConnection((connection) => {
    if (connection === 'open') void resume();
  });
  if (client.connection() === 'open') void resume();

  return {
    store,
    begin,
    signIn,
    signOut: () => close(null),
    leave,
    confirm,
    lock,
    resume,
    touch() {
      idle.touch();
      if (token === null || Date.now() - told < tellEvery) return;
      told = Date.now();
      void resume();
    },
    over(ended) {
      if (token !== null && !changing) end(ended);
    },
    async changePassword(current, password) {
      const name = store.getState().staff?.name ?? '';
      changing = true;
      try {
        await client.call('staff.changeOwnPassword', { current, password });
        await signIn(name, password);
      } finally {
        changing = false;
      }
    },
  };
}

/** Why the station says that a session is over; null where there was none. */
export function reasonOf({ details }: StationError): SessionEnd | null {
  return sessionEnds.find((end) => end === details.ended) ?? null;
}
