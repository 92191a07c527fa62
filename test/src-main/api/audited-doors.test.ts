/** Every door by which a program enrols, renames or removes somebody: each leaves its line in the audit list, with who it was. */
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createBiometricServer, createServer } from '../../../src-main/api/server.ts';
import { keyHasher } from '../../../src-main/hosts/node/key-hasher.ts';
import { createKeyring } from '../../../src-main/station/access/keyring.ts';
import { type Dialect, keylessDialects } from '../../../src-shared/access.ts';
import type { AuditAction } from '../../../src-shared/audit.ts';
import { handPicture } from '../station/palms/support.ts';
import { type Bench, bench, enrolPerson, picture } from '../station/support.ts';

const far = '192.168.1.20';
const lan = '192.168.1.5';
const personId = 1;

interface Asked {
  method: 'POST' | 'DELETE' | 'PATCH' | 'PUT';
  url: string;
  form?: Record<string, string | Uint8Array>;
  json?: unknown;
}

interface Door {
  dialect: Dialect;
  action: AuditAction;
  /** Siswa 1 is there, as person 1 with a face. */
  ask(at: Bench): Asked | Promise<Asked>;
}

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff);
/** A scripted picture that begins like a JPEG, for the dialect that looks at that. */
const photo = (who: number) => Buffer.concat([jpeg, picture({ like: { [who]: 1 } })]);
const api = '/api/station/v1';
const palmId = async (at: Bench): Promise<number> => {
  const image = handPicture(at, { who: 7 });
  return (await at.station.call('palms.photo', { tenantId: 1, userId: 1, image })).palm.id;
};
const template = async ({ station }: Bench) => {
  const [first] = (await station.call('templates.ofPerson', { personId })).templates;
  return first ?? { id: 0, uuid: '', code: '' };
};

const doors: Record<string, Door> = {
  'tenant: enrol': {
    dialect: 'tenant',
    action: 'face.enrolled',
    ask: () => ({
      method: 'POST',
      url: '/enroll',
      form: { tenant_id: '1', user_id: '9', name: 'Wati', file: photo(9) },
    }),
  },
  'tenant: rename': {
    dialect: 'tenant',
    action: 'people.renamed',
    ask: () => ({
      method: 'POST',
      url: '/enroll',
      form: { tenant_id: '1', user_id: '1', name: 'Wati', file: photo(1) },
    }),
  },
  'tenant: remove a template': {
    dialect: 'tenant',
    action: 'face.removed',
    ask: async (at) => ({ method: 'DELETE', url: `/enrollments/1/${(await template(at)).id}` }),
  },
  'tenant: remove a name': {
    dialect: 'tenant',
    action: 'face.removed',
    ask: () => ({ method: 'DELETE', url: '/enrollments/1/name/Siswa%201' }),
  },
  'registry: enrol': {
    dialect: 'registry',
    action: 'face.enrolled',
    ask: () => ({ method: 'POST', url: '/api/face/register', form: { name: 'Wati', file: photo(9) } }),
  },
  'registry: remove': {
    dialect: 'registry',
    action: 'face.removed',
    ask: async (at) => ({ method: 'DELETE', url: `/api/face/recognition/${(await template(at)).uuid}` }),
  },
  'biometric: enrol a face': {
    dialect: 'biometric',
    action: 'face.enrolled',
    ask: () => ({ method: 'POST', url: '/api/v1/biometric/register', form: { type: 'face', file: photo(9) } }),
  },
  'biometric: enrol a palm': {
    dialect: 'biometric',
    action: 'palm.enrolled',
    ask: (at) => ({
      method: 'POST',
      url: '/api/v1/biometric/register',
      form: { type: 'palm', file: handPicture(at, {}) },
    }),
  },
  'biometric: remove a face': {
    dialect: 'biometric',
    action: 'face.removed',
    ask: async (at) => ({ method: 'DELETE', url: `/api/v1/biometric/${(await template(at)).code}` }),
  },
  'biometric: remove a palm': {
    dialect: 'biometric',
    action: 'palm.removed',
    ask: async (at) => {
      await palmId(at);
      const { palms } = await at.station.call('palms.ofPerson', { personId });
      return { method: 'DELETE', url: `/api/v1/biometric/${palms[0]?.code}` };
    },
  },
  'server: enrol': {
    dialect: 'server',
    action: 'face.enrolled',
    ask: () => ({
      method: 'POST',
      url: '/register-face',
      json: { user_id: 9, photo: Buffer.from(photo(9)).toString('base64') },
    }),
  },
  'server: remove': {
    dialect: 'server',
    action: 'face.removed',
    ask: () => ({ method: 'DELETE', url: '/face/1' }),
  },
  'station: add': {
    dialect: 'station',
    action: 'person.added',
    ask: () => ({ method: 'POST', url: `${api}/people`, json: { name: 'Wati' } }),
  },
  'station: enrol somebody new': {
    dialect: 'station',
    action: 'face.enrolled',
    ask: () => ({ method: 'POST', url: `${api}/enrolments`, form: { name: 'Wati', photos: photo(9) } }),
  },
  'station: enrol': {
    dialect: 'station',
    action: 'face.enrolled',
    ask: () => ({ method: 'POST', url: `${api}/people/1/photos`, form: { photos: photo(1) } }),
  },
  'station: enrol a palm': {
    dialect: 'station',
    action: 'palm.enrolled',
    ask: (at) => ({ method: 'POST', url: `${api}/people/1/palms`, form: { photos: handPicture(at, {}) } }),
  },
  'station: rename': {
    dialect: 'station',
    action: 'people.renamed',
    ask: () => ({ method: 'PATCH', url: `${api}/people/1`, json: { name: 'Wati' } }),
  },
  'station: move': {
    dialect: 'station',
    action: 'person.moved',
    ask: () => ({ method: 'PATCH', url: `${api}/people/1`, json: { group: '8A' } }),
  },
  'station: forget the faces': {
    dialect: 'station',
    action: 'face.removed',
    ask: () => ({ method: 'DELETE', url: `${api}/people/1/templates` }),
  },
  'station: remove a template': {
    dialect: 'station',
    action: 'face.removed',
    ask: async (at) => ({ method: 'DELETE', url: `${api}/people/1/templates/${(await template(at)).id}` }),
  },
  'station: forget the palms': {
    dialect: 'station',
    action: 'palm.removed',
    ask: async (at) => {
      await palmId(at);
      return { method: 'DELETE', url: `${api}/people/1/palms` };
    },
  },
  'station: remove a palm': {
    dialect: 'station',
    action: 'palm.removed',
    ask: async (at) => ({ method: 'DELETE', url: `${api}/people/1/palms/${await palmId(at)}` }),
  },
  'station: remove': {
    dialect: 'station',
    action: 'person.removed',
    ask: () => ({ method: 'DELETE', url: `${api}/people/1` }),
  },
};

interface Served extends Bench {
  ports: Record<Dialect, FastifyInstance>;
}

async function serve(): Promise<Served> {
  const at = bench();
  const seen = at.vision.photo.bind(at.vision);
  at.vision.photo = (image, task) => seen(image[0] === 0xff ? image.subarray(jpeg.length) : image, task);
  const { station, store, clock } = at;
  const common = {
    station,
    access: {
      allowedHosts: [lan],
      allowedOrigins: [],
      keyring: createKeyring({ store, keyHasher, computerClock: clock, seed: null }),
    },
    logger: pino({ level: 'silent' }),
    homeTenant: 1,
  };
  const main = await createServer({ ...common, screens: null });
  const measure = async () => ({ cpu: 0, memory: 0, disk: 0 });
  const second = await createBiometricServer({ ...common, docs: false, tolerance: 0.6, threshold: 0.35, measure });
  onTestFinished(() => Promise.all([main.close(), second.close()]).then(() => {}));
  return { ...at, ports: { tenant: main, registry: main, station: main, biometric: second, server: second } };
}

/** The status. */
async function send(app: FastifyInstance, asked: Asked, caller: { from: string; key?: string }): Promise<number> {
  const { method, url, form, json } = asked;
  const data = new FormData();
  for (const [name, value] of Object.entries(form ?? {}))
    data.append(name, typeof value === 'string' ? value : new Blob([value as Uint8Array<ArrayBuffer>]));
  const request = new Request('http://here/', form ? { method: 'POST', body: data } : { method: 'POST' });
  const { statusCode } = await app.inject({
    method,
    url,
    remoteAddress: caller.from,
    headers: {
      host: `${caller.from === far ? lan : 'localhost'}:8000`,
      ...(form ? { 'content-type': request.headers.get('content-type') ?? '' } : {}),
      ...(caller.key ? { 'x-api-key': caller.key } : {}),
    },
    ...(form ? { payload: Buffer.from(await request.arrayBuffer()) } : {}),
    ...(json ? { payload: json as object } : {}),
  });
  return statusCode;
}

/** Who asked for it, for each kind of caller; null where the door is closed to them. */
const callers: Record<string, (at: Served, dialect: Dialect) => Promise<{ from: string; key?: string; name: string }>> =
  {
    'a program on this computer': async (_at, dialect) => ({ from: '127.0.0.1', name: `${dialect} dialect` }),
    'a key': async ({ station }) => {
      const scopes = ['enrol', 'people:write', 'people:read'] as const;
      const { key } = await station.call('keys.create', { name: 'Dapodik', scopes: [...scopes] });
      return { from: far, key, name: 'Dapodik' };
    },
    'an allowed client': async ({ station }, dialect) => {
      await station.call('clients.allow', { address: far, dialect });
      return { from: far, name: far };
    },
  };

describe.each(Object.entries(doors))('%s', (_door, { dialect, action, ask }) => {
  const open = Object.entries(callers).filter(([who]) => who === 'a key' || keylessDialects.has(dialect));
  test.each(open)('by %s', async (_who, callerOf) => {
    const at = await serve();
    await enrolPerson(at, 1);
    const asked = await ask(at);
    const caller = await callerOf(at, dialect);
    const last = at.store.audit.list(1, 0).entries[0]?.id ?? 0;
    expect(await send(at.ports[dialect], asked, caller)).toBeLessThan(300);
    const lines = at.store.audit.list(50, 0).entries.filter(({ id }) => id > last);
    expect(lines.filter((line) => line.action === action)).toMatchObject([{ actor: caller.name }]);
    for (const { actor } of lines) expect(actor).toBe(caller.name);
  });
});
