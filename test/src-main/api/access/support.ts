/** A server with one route of each kind, and a way to call it from anywhere. */
import Fastify, { type FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { type AccessOptions, guardAccess } from '../../../../src-main/api/access/index.ts';
import { errorHandler } from '../../../../src-main/api/errors.ts';
import { accessFor } from '../../../../src-main/api/route-access.ts';
import { keyHasher } from '../../../../src-main/hosts/node/key-hasher.ts';
import { createKeyring } from '../../../../src-main/station/access/keyring.ts';
import { type Dialect, dialects } from '../../../../src-shared/access.ts';
import { type Bench, type BenchOptions, bench } from '../../station/support.ts';

/** Another machine, and the name by which it calls this one. */
export const far = '192.168.1.20';
export const lan = '192.168.1.5';

export async function server(options: Partial<AccessOptions> = {}): Promise<FastifyInstance> {
  const app = Fastify();
  app.setErrorHandler(errorHandler((error) => ({ code: error.code, message: error.message })));
  await guardAccess(app, { allowedHosts: [lan], allowedOrigins: [], ...options });
  for (const dialect of dialects) {
    const access = accessFor(dialect);
    app.get(`/${dialect}`, access('recognise'), async ({ caller }) => ({ ...caller, scopes: [...caller.scopes] }));
    app.get(`/${dialect}/health`, access(null), async () => 'well');
    app.get(`/${dialect}/raw`, access('people:read', 'templates:read'), async () => 'numbers');
  }
  const controlOnly = { config: { access: { dialect: 'station' as const, scope: null, controlOnly: true as const } } };
  app.post('/control', controlOnly, async ({ caller }) => caller.kind);
  app.get('/', async () => 'screens');
  onTestFinished(() => app.close());
  return app;
}

export interface Doors {
  app: FastifyInstance;
  at: Bench;
  /** The status of one call. */
  from(address: string, path: string, headers?: Record<string, string>): Promise<number>;
  key(scopes: string[], expiresAt?: string): Promise<Record<string, string>>;
}

/** A server over a real station's keys. */
export async function doors(
  options: Partial<AccessOptions> & { seed?: string; bench?: BenchOptions } = {},
): Promise<Doors> {
  const at = bench(options.bench);
  const keyring = createKeyring({ store: at.store, keyHasher, computerClock: at.clock, seed: options.seed ?? null });
  const app = await server({ keyring, ...options });
  return {
    app,
    at,
    from: async (address, path, headers = {}) =>
      (await app.inject({ url: path, headers: { host: `${lan}:8000`, ...headers }, remoteAddress: address }))
        .statusCode,
    key: async (scopes, expiresAt) => {
      const { key } = await at.station.call('keys.create', { name: 'x', scopes: scopes as never, expiresAt });
      return { 'x-api-key': key };
    },
  };
}

export const keyless: readonly Dialect[] = ['tenant', 'registry', 'server'];
