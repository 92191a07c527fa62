import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Connection, ScreenClient } from '../../../src-renderer/client/client.ts';
import { withSession } from '../../../src-renderer/stores/session-client.ts';
import { createSession } from '../../../src-renderer/stores/session-store.ts';
import type { CommandName } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const staff = { id: 1, name: 'Ratna', role: 'administrator' } as const;

function memory(token?: string): Storage & { items: Map<string, string> } {
  const items = new Map(token ? [['hadir.session', token]] : []);
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as never;
}

/** A station that answers what `answers` says; `connect` breaks or makes the connection. */
function fake(answers: Partial<Record<CommandName, (args: never) => unknown>>, first: Connection = 'open') {
  let connection = first;
  const listeners = new Set<(now: Connection) => void>();
  const calls: CommandName[] = [];
  const client = {
    call: async (name: CommandName, args: never) => {
      calls.push(name);
      return answers[name]?.(args);
    },
    subscribe: () => () => {},
    connection: () => connection,
    onConnection: (listener: (now: Connection) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as ScreenClient;
  const connect = (now: Connection) => {
    connection = now;
    for (const listener of listeners) listener(now);
  };
  return { client, calls, connect };
}

const opened = (token: string) => ({ token, staff, idleMinutes: 10 });
const over = (ended?: string): never => {
  throw new StationError('unauthorised', 'Sign in first.', ended ? { ended } : {});
};
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('a session', () => {
  test('is taken up again after a reload, and kept in the tab only', async () => {
    const { client } = fake({ 'staff.resume': () => opened('t') });
    const storage = memory('t');
    const session = createSession(client, storage);
    expect(session.store.getState().phase).toBe('checking');
    await settle();
    expect(session.store.getState()).toMatchObject({ phase: 'in', staff });
    await session.signOut();
    expect(session.store.getState()).toMatchObject({ phase: 'out', locked: null, ended: null });
    expect(storage.items.size).toBe(0);
  });

  test('that the station ended keeps the name and the reason', async () => {
    let alive = true;
    const { client, connect } = fake({ 'staff.resume': () => (alive ? opened('t') : over('changed')) });
    const session = createSession(client, memory('t'));
    await settle();
    alive = false;
    connect('lost');
    connect('open');
    await settle();
    expect(session.store.getState()).toMatchObject({ phase: 'out', locked: 'Ratna', ended: 'changed' });
  });

  test('is not over because the connection is', async () => {
    let cut = true;
    const { client } = fake({
      'staff.resume': () => {
        if (cut) throw new StationError('busy', 'cut off');
        return opened('t');
      },
    });
    const session = createSession(client, memory('t'));
    await settle();
    expect(session.store.getState().phase).toBe('checking');
    cut = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.store.getState().phase).toBe('in');
  });

  test('locks after its idle time and asks the same person again', async () => {
    const { client, calls } = fake({ 'staff.signIn': () => opened('t') });
    const session = createSession(client, memory());
    await session.signIn('Ratna', 'x');
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(session.store.getState()).toMatchObject({ phase: 'out', locked: 'Ratna', ended: 'idle', locksIn: null });
    expect(calls).toContain('staff.signOut');
  });

  test('tells the station of touches, not more often than each half minute', async () => {
    const { client, calls } = fake({ 'staff.signIn': () => opened('t'), 'staff.resume': () => opened('t') });
    const session = createSession(client, memory());
    await session.signIn('Ratna', 'x');
    for (let i = 0; i < 61; i++) {
      session.touch();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(calls.filter((name) => name === 'staff.resume')).toHaveLength(2);
  });

  test('survives the change of the own password', async () => {
    const { client } = fake({
      'staff.signIn': () => opened('t2'),
      'staff.changeOwnPassword': () => ({ changed: true }),
    });
    const session = createSession(client, memory());
    await session.signIn('Ratna', 'x');
    const changing = session.changePassword('x', 'y');
    session.over('changed');
    await changing;
    expect(session.store.getState().phase).toBe('in');
  });
});

describe('a call of a screen', () => {
  test('that came before the session was taken up is made once more after it', async () => {
    let signedIn = false;
    const answers = {
      'staff.resume': () => {
        signedIn = true;
        return opened('t');
      },
      'staff.list': () => (signedIn ? { staff: [] } : over()),
    };
    const { client, calls } = fake(answers, 'connecting');
    const session = createSession(client, memory('t'));
    expect(await withSession(client, session).call('staff.list', {})).toEqual({ staff: [] });
    expect(calls).toEqual(['staff.list', 'staff.resume', 'staff.list']);
  });

  test('that is refused because the session is over signs the screen out', async () => {
    const { client } = fake({ 'staff.resume': () => opened('t'), 'today.overview': () => over('idle') });
    const session = createSession(client, memory('t'));
    await settle();
    await expect(withSession(client, session).call('today.overview', {})).rejects.toMatchObject({
      code: 'unauthorised',
    });
    expect(session.store.getState()).toMatchObject({ phase: 'out', ended: 'idle', locked: 'Ratna' });
  });

  test('of the door itself is left alone: a wrong password signs nobody out', async () => {
    const { client } = fake({ 'staff.resume': () => opened('t'), 'staff.signIn': () => over() });
    const session = createSession(client, memory('t'));
    await settle();
    const signIn = withSession(client, session).call('staff.signIn', { name: 'Agus', password: 'x' });
    await expect(signIn).rejects.toMatchObject({ code: 'unauthorised' });
    expect(session.store.getState().phase).toBe('in');
  });
});

describe('going to the gate', () => {
  test('ends the session on the station’s own computer', async () => {
    const { client, calls } = fake({ 'staff.resume': () => opened('t') });
    const storage = memory('t');
    const session = createSession(client, storage);
    await settle();
    await session.leave();
    expect(session.store.getState()).toMatchObject({ phase: 'out', staff: null, locked: null });
    expect([storage.items.size, calls.at(-1)]).toEqual([0, 'staff.signOut']);
  });

  test('elsewhere keeps it for the gate alone, also over a broken connection, until somebody signs in', async () => {
    const { client, calls, connect } = fake({ 'staff.resume': () => opened('t'), 'staff.signIn': () => opened('u') });
    const storage = memory('t');
    const session = createSession(client, storage, false);
    await settle();
    await session.leave();
    expect(storage.items.size).toBe(0);
    connect('lost');
    connect('open');
    await settle();
    expect([session.store.getState().phase, calls.at(-1)]).toEqual(['out', 'staff.resume']);
    await session.signIn('Ratna', 'x');
    expect(session.store.getState().phase).toBe('in');
    expect(storage.items.get('hadir.session')).toBe('u');
  });

  test('a member of staff can be confirmed without signing in', async () => {
    const { client, calls } = fake({ 'staff.signIn': () => opened('u') });
    const session = createSession(client, memory());
    await session.confirm('Ratna', 'x');
    expect([session.store.getState().phase, calls]).toEqual(['out', ['staff.signIn', 'staff.signOut']]);
  });
});
