/** The ways to a station that the contract suite is run against. Each gives a client of the same fresh station, that nobody is
 * signed in at or, more often, its administrator. */
import type { IpcMain, WebContents } from 'electron';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { createServer } from '../../src-main/api/server.ts';
import { openIpc } from '../../src-main/hosts/electron/ipc.ts';
import { openScreenDoor } from '../../src-main/station/staff/screen-door.ts';
import type { Station } from '../../src-main/station/station.ts';
import { createIpcClient } from '../../src-renderer/client/ipc-client.ts';
import { createSocketClient } from '../../src-renderer/client/socket-client.ts';
import type { StationClient } from '../../src-shared/contract.ts';
import type { Role } from '../../src-shared/roles.ts';
import { socketPath } from '../../src-shared/socket-messages.ts';
import { IpcMainDouble } from '../hosts/electron/double/ipc.ts';
import { runPreload, windowAt } from '../hosts/electron/page.ts';
import { type Bench, type BenchOptions, bench } from '../src-main/station/support.ts';

export interface Connected {
  client: StationClient;
  at: Bench;
}

export type Connect = (options?: BenchOptions) => Promise<Connected>;

/** As the other two reach it in the end. */
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

/** The desktop shell's own client through its preload and the double's IPC. */
const overIpc: Connect = async (options) => {
  const at = bench(options);
  const ipcMain = new IpcMainDouble();
  const contents = windowAt(ipcMain);
  const log = pino({ level: 'silent' });
  const ipc = openIpc({ ipcMain: ipcMain as unknown as IpcMain, station: at.station, log });
  onTestFinished(() => ipc.close());
  ipc.admit(contents as unknown as WebContents);
  const { hadir } = await runPreload(contents.page);
  return { client: createIpcClient(hadir), at };
};

export const transports: [name: string, connect: Connect][] = [
  ['in the process', inProcess],
  ['over a socket', overSocket],
  ["over the desktop shell's IPC", overIpc],
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
