/** The documented dialects as tables: what each endpoint takes when all is well, so that abuse can spoil one thing at a time. */

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` for what `params` holds. */
  path: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** A multipart body: its text fields and the field of its image. */
  form?: { file: string; fields: Record<string, string> };
  /** A JSON body; `image` names the field that holds a photo in base64. */
  json?: { fields: Record<string, unknown>; image?: string };
}

export interface Dialect {
  name: string;
  port: 'first' | 'second';
  headers: Record<string, string>;
  /** The sentence of an error body; null for a body of another shape. */
  errorSentence(body: unknown): string | null;
  calls: readonly Call[];
  /** Finds people on a photo: the endpoint that is measured and flooded. */
  recognition: string;
}

/** Tenant of the fuzzers: what they break is nobody else's. */
export const fuzzTenant = '77';
/** Seeded with `HADIR_API_KEY`, so that dialects that always want a key can be abused beyond their door. */
export const apiKey = 'abuse-suite-key-0123456789';

function exactly(keys: readonly string[], body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && Object.keys(body).sort().join() === [...keys].sort().join();
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const encoding = JSON.stringify(Array.from({ length: 128 }, (_, i) => Math.sin(i)));
const tenant = { tenant_id: fuzzTenant };
const user = { ...tenant, user_id: '5' };

const tenantDialect: Dialect = {
  name: 'tenant',
  port: 'first',
  headers: {},
  errorSentence: (body) => (exactly(['detail'], body) ? text(body.detail) : null),
  recognition: '/identify',
  calls: [
    { method: 'POST', path: '/encode', form: { file: 'file', fields: {} } },
    { method: 'POST', path: '/compare', form: { file: 'file', fields: { encoding, threshold: '0.35' } } },
    { method: 'POST', path: '/detect', form: { file: 'file', fields: {} } },
    { method: 'POST', path: '/enroll', form: { file: 'file', fields: { ...user, name: 'Budi Santoso' } } },
    { method: 'POST', path: '/identify', form: { file: 'file', fields: { ...tenant, threshold: '0.35' } } },
    { method: 'POST', path: '/verify', form: { file: 'file', fields: { ...user, threshold: '0.35' } } },
    { method: 'GET', path: '/enrollments/:tenant', params: { tenant: fuzzTenant } },
    { method: 'DELETE', path: '/enrollments/:tenant/:id', params: { tenant: fuzzTenant, id: '999999' } },
    { method: 'DELETE', path: '/enrollments/:tenant/name/:name', params: { tenant: fuzzTenant, name: 'Nobody' } },
    { method: 'POST', path: '/cache/:tenant/invalidate', params: { tenant: fuzzTenant } },
    { method: 'POST', path: '/cache/:tenant/refresh-enrollments', params: { tenant: fuzzTenant } },
    { method: 'GET', path: '/cache/:tenant/status', params: { tenant: fuzzTenant } },
    { method: 'GET', path: '/health' },
  ],
};

const form = (fields: Record<string, string>, file = 'file') => ({ form: { file, fields } });
const uuid = '8aed58c1-3a84-4145-9f7d-0d4488a21f66';

const registryDialect: Dialect = {
  name: 'registry',
  port: 'first',
  headers: {},
  errorSentence: tenantDialect.errorSentence,
  recognition: '/api/face/recognition',
  calls: [
    { method: 'POST', path: '/api/face/register', ...form({ name: 'Rangga', allow_duplicate: 'true' }) },
    { method: 'POST', path: '/api/face/recognition', ...form({}) },
    { method: 'DELETE', path: '/api/face/recognition/:id', params: { id: uuid } },
    { method: 'GET', path: '/api/face/' },
  ],
};

const biometricDialect: Dialect = {
  name: 'biometric',
  port: 'second',
  headers: { 'x-api-key': apiKey },
  errorSentence: (body) =>
    exactly(['success', 'message', 'data'], body) && body.data === null ? text(body.message) : null,
  recognition: '/api/v1/biometric/compare',
  calls: [
    { method: 'POST', path: '/api/v1/biometric/register', ...form({ type: 'face', allow_duplicate: 'true' }) },
    { method: 'POST', path: '/api/v1/biometric/compare', ...form({ type: 'face' }) },
    { method: 'GET', path: '/api/v1/biometric/', query: { type: 'face', page: '1', limit: '10' } },
    { method: 'GET', path: '/api/v1/biometric/:id', params: { id: 'FACE-B9J3H129X' } },
    { method: 'DELETE', path: '/api/v1/biometric/:id', params: { id: 'FACE-B9J3H129X' } },
  ],
};

const serverDialect: Dialect = {
  name: 'server',
  port: 'second',
  headers: {},
  errorSentence: (body) => (exactly(['success', 'message'], body) ? text(body.message) : null),
  recognition: '/recognize',
  calls: [
    {
      method: 'POST',
      path: '/register-face',
      json: { fields: { user_id: 123, allow_duplicate: true }, image: 'photo' },
    },
    { method: 'POST', path: '/recognize', json: { fields: {}, image: 'photo' } },
    { method: 'GET', path: '/status/:user_id', params: { user_id: '123' } },
    { method: 'DELETE', path: '/face/:user_id', params: { user_id: '999' } },
    { method: 'GET', path: '/health' },
    { method: 'GET', path: '/stats' },
  ],
};

const own = '/api/station/v1';
const person = { personId: '1' };

const stationApi: Dialect = {
  name: 'station',
  port: 'first',
  headers: { 'x-api-key': apiKey },
  errorSentence: (body) => {
    const { fields: _, ...rest } = (body ?? {}) as Record<string, unknown>;
    return exactly(['type', 'title', 'status', 'detail', 'code', 'retryable'], rest) ? text(rest.detail) : null;
  },
  recognition: `${own}/identifications`,
  calls: [
    { method: 'GET', path: `${own}/people`, query: { query: 'a', limit: '10', cursor: '0' } },
    { method: 'POST', path: `${own}/people`, json: { fields: { userId: 900, name: 'Sari', group: '7A' } } },
    { method: 'GET', path: `${own}/people/:personId`, params: person },
    {
      method: 'PATCH',
      path: `${own}/people/:personId`,
      params: person,
      json: { fields: { name: 'Sari', group: '7B' } },
    },
    { method: 'DELETE', path: `${own}/people/:personId`, params: { personId: '999999' } },
    { method: 'GET', path: `${own}/people/:personId/portrait`, params: person },
    { method: 'GET', path: `${own}/people/:personId/templates`, params: person },
    { method: 'DELETE', path: `${own}/people/:personId/templates/:id`, params: { ...person, id: '999999' } },
    {
      method: 'POST',
      path: `${own}/people/:personId/photos`,
      params: person,
      ...form({ allowDuplicate: 'true' }, 'photos'),
    },
    {
      method: 'POST',
      path: `${own}/enrolments`,
      ...form({ name: 'Sari', group: '7A', allowDuplicate: 'true' }, 'photos'),
    },
    { method: 'POST', path: `${own}/identifications`, ...form({ tenantId: '1', threshold: '0.35' }, 'photo') },
    { method: 'POST', path: `${own}/verifications`, ...form({ personId: '1', threshold: '0.35' }, 'photo') },
    { method: 'GET', path: `${own}/events`, query: { limit: '10', cursor: '0' } },
    { method: 'GET', path: `${own}/keys` },
    { method: 'GET', path: `${own}/health` },
  ],
};

export const documented = { tenantDialect, registryDialect, biometricDialect, serverDialect, stationApi } as const;
export const dialects: readonly Dialect[] = Object.values(documented);

/** Also the shape of whatever no dialect of a port answers. */
const shapeOfPort = { first: tenantDialect, second: serverDialect } as const;

/** The sentence of an error in the dialect's shape, or in its port's where the address is not the dialect's any more. */
export function sentenceOf(dialect: Dialect, body: unknown, { ofPort = false } = {}): string | null {
  return dialect.errorSentence(body) ?? (ofPort ? shapeOfPort[dialect.port].errorSentence(body) : null);
}

/** The call's address with its parameters in place, escaped. */
export function addressOf({ path, params = {}, query = {} }: Call): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search ? `${filled}?${search}` : filled;
}
