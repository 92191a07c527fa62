/** The ways to a station that the contract suite is run against. Each gives a client of the same fresh station, that nobody is
 * signed in at or, more often, its administrator. */
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { createServer } from '../../src-main/api/server.ts';
import { openScreenDoor } from '../../src-main/station/staff/screen-door.ts';
import type { Station } from '../../src-main/station/station.ts';
import { createSocketClient } from '../../src-renderer/client/socket-client.ts';
import type { StationClient } from '../../src-shared/contract.ts';
import type { Role } from '../../src-shared/roles.ts';
import { socketPath } from '../../src-shared/socket-messages.ts';
import { type Bench, type BenchOptions, bench } from '../src-main/station/support.ts';

export interface Connected {
  client: StationClient;
  at: Bench;
}

export type Connect = (options?: BenchOptions) => Promise<Connected>;

/** As the desktop shell has it. */
const inProcess: Connect = async (options) => {
  const at = bench(options);
  const { call } = openScreenDoor(at.station, at.station.sessions, true);
  return { client: { call, subscribe: at.station.subscribe }, at };
};

/** The screens' own client over a real server. */
const overSocket: Connect = async (options) => {
  const at = bench(options);
  const client = createSocketClient(`${await serve(at)}${socketPath}`);
  onTestFinished(() => client.close());
  return { client, at };
};

export const transports: [name: string, connect: Connect][] = [
  ['in the process', inProcess],
  ['over a socket', overSocket],
];

export const administrator = { name: 'Kepala Sekolah', password: 'mangga manis' };

/** Sets the station up and signs its administrator in. */
export async function asAdministrator(connecting: Promise<Connected>): Promise<Connected> {
  const connected = await connecting;
  await connected.client.call('setup.begin', { school: 'SMP Contoh', ...administrator });
  return connected;
}

/** Signs in with a new member of staff of that role, in place of the administrator. */
export async function become(client: StationClient, role: Role): Promise<void> {
  const member = { name: `Seorang ${role}`, password: 'pepaya muda' };
  await client.call('staff.create', { ...member, role });
  await client.call('staff.signIn', member);
}

/** The server of `at` on a port of its own; like `ws://127.0.0.1:40000`. */
export async function serve({ station }: { station: Station }): Promise<string> {
  const app = await createServer({
    station,
    access: { allowedHosts: [], allowedOrigins: [] },
    logger: pino({ level: 'silent' }),
    homeTenant: 1,
    screens: null,
  });
  onTestFinished(() => app.close());
  return (await app.listen({ host: '127.0.0.1', port: 0 })).replace('http:', 'ws:');
}
