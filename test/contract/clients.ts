/** The ways to a station that the contract suite is run against. Each gives a client of the same fresh station. */
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { createServer } from '../../src-main/api/server.ts';
import type { Station } from '../../src-main/station/station.ts';
import { createSocketClient } from '../../src-renderer/client/socket-client.ts';
import type { StationClient } from '../../src-shared/contract.ts';
import { socketPath } from '../../src-shared/socket-messages.ts';
import { type Bench, type BenchOptions, bench } from '../src-main/station/support.ts';

export interface Connected {
  client: StationClient;
  at: Bench;
}

export type Connect = (options?: BenchOptions) => Promise<Connected>;

const inProcess: Connect = async (options) => {
  const at = bench(options);
  return { client: at.station, at };
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
