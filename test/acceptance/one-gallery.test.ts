/** One gallery behind all five documents: a face enrolled through any door is found through every other, and a delete through
 * any door deletes it everywhere. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { form } from '../support/client.ts';
import { type Doors, dataUrl, doorsOfFile, forgetEverybody, json } from '../support/doors.ts';
import { photo, varied } from '../support/photos.ts';

interface Door {
  /** The status. */
  enrol(doors: Doors, image: Uint8Array): Promise<number>;
  finds(doors: Doors, image: Uint8Array): Promise<boolean>;
  /** Finds out who it is and deletes them; the status. */
  forget(doors: Doors, image: Uint8Array): Promise<number>;
  /** How many faces it knows of. */
  count(doors: Doors): Promise<number>;
}

const user = 901;
/** Of another name. */
const otherUser = 902;
const face = { type: 'face' };

const all: Record<'tenant by id' | 'tenant by name' | 'registry' | 'biometric' | 'server', Door> = {
  'tenant by id': {
    enrol: async ({ tenant }, image) =>
      (await tenant.post('/enroll', form({ tenant_id: 1, user_id: user, name: 'Budi' }, image))).status,
    finds: async ({ tenant }, image) => (await tenant.post('/identify', form({ tenant_id: 1 }, image))).body.match,
    forget: async ({ tenant }, image) => {
      const { user_id } = (await tenant.post('/identify', form({ tenant_id: 1 }, image))).body;
      const { enrollments } = (await tenant.get('/enrollments/1')).body;
      const own = enrollments.find((entry: { user_id: number }) => entry.user_id === user_id);
      return (await tenant.delete(`/enrollments/1/${own.id}`)).status;
    },
    count: async ({ tenant }) => (await tenant.get('/enrollments/1')).body.enrollments.length,
  },
  'tenant by name': {
    enrol: async ({ tenant }, image) =>
      (await tenant.post('/enroll', form({ tenant_id: 1, user_id: otherUser, name: 'Siti' }, image))).status,
    finds: async ({ tenant }, image) => {
      const { body } = await tenant.post('/identify', form({ tenant_id: 1 }, image));
      if (!body.match) return false;
      return (await tenant.post('/verify', form({ tenant_id: 1, user_id: body.user_id }, image))).body.verified;
    },
    forget: async ({ tenant }, image) => {
      const { name } = (await tenant.post('/identify', form({ tenant_id: 1 }, image))).body;
      return (await tenant.delete(`/enrollments/1/name/${encodeURIComponent(name)}`)).status;
    },
    count: async ({ tenant }) => (await tenant.post('/cache/1/refresh-enrollments')).body.enrollment_count,
  },
  registry: {
    enrol: async ({ registry }, image) => (await registry.post('/register', form({ name: 'Rangga2' }, image))).status,
    finds: async ({ registry }, image) => (await registry.post('/recognition', form({}, image))).body.match,
    forget: async ({ registry }, image) => {
      const { id_face } = (await registry.post('/recognition', form({}, image))).body;
      return (await registry.delete(`/recognition/${id_face}`)).status;
    },
    count: async ({ registry }) => (await registry.get('/')).body.length,
  },
  biometric: {
    enrol: async ({ biometric }, image) => (await biometric.post('/register', form(face, image))).status,
    finds: async ({ biometric }, image) => (await biometric.post('/compare', form(face, image))).status === 200,
    forget: async ({ biometric }, image) => {
      const { id } = (await biometric.post('/compare', form(face, image))).body.data;
      return (await biometric.delete(`/${id}`)).status;
    },
    count: async ({ biometric }) => (await biometric.get('/')).body.pagination.total,
  },
  server: {
    enrol: async ({ server }, image) =>
      (await server.post('/register-face', ...json({ user_id: user, photo: dataUrl(image) }))).status,
    finds: async ({ server }, image) =>
      (await server.post('/recognize', ...json({ photo: dataUrl(image) }))).body.success,
    forget: async ({ server }, image) => {
      const { user_id } = (await server.post('/recognize', ...json({ photo: dataUrl(image) }))).body;
      return (await server.delete(`/face/${user_id}`)).status;
    },
    count: async ({ server }) => (await server.get('/health')).body.registered_faces,
  },
};
const names = Object.keys(all) as (keyof typeof all)[];
const pairs = names.flatMap((first) => names.map((second) => [first, second] as const));

const doors = doorsOfFile();
let image: Buffer;
let probe: Buffer;
beforeAll(async () => {
  image = await photo('ayu');
  probe = await varied('ayu', 'darker');
});
beforeEach(() => forgetEverybody(doors));

/** What each door answers, by its name. */
async function everyDoor<T>(ask: (door: Door) => Promise<T>): Promise<Record<string, T>> {
  const answers: Record<string, T> = {};
  for (const name of names) answers[name] = await ask(all[name]);
  return answers;
}
const each = <T>(value: T) => Object.fromEntries(names.map((name) => [name, value]));

test.each(pairs)('enrolled by %s, deleted by %s', async (into, outOf) => {
  expect(await all[into].enrol(doors, image)).toBeLessThan(300);
  expect(await everyDoor((door) => door.finds(doors, probe))).toEqual(each(true));
  expect(await everyDoor((door) => door.count(doors))).toEqual(each(1));
  expect(await all[outOf].forget(doors, probe)).toBe(200);
  expect(await everyDoor((door) => door.finds(doors, probe))).toEqual(each(false));
  expect(await everyDoor((door) => door.count(doors))).toEqual(each(0));
});

test.each(names)('a face enrolled by %s is nobody else’s through any door', async (into) => {
  await all[into].enrol(doors, image);
  const { tenant, registry, biometric, server } = doors;
  const statuses = [
    await tenant.post('/enroll', form({ tenant_id: 1, user_id: 5, name: 'Other' }, probe)),
    await registry.post('/register', form({ name: 'Other' }, probe)),
    await biometric.post('/register', form(face, probe)),
    await server.post('/register-face', ...json({ user_id: 5, photo: dataUrl(probe) })),
  ].map(({ status }) => status);
  expect(statuses).toEqual([409, 409, 409, 409]);
  expect(await everyDoor((door) => door.count(doors))).toEqual(each(1));
});

describe('a person of several photos, enrolled through several doors', () => {
  beforeEach(async () => {
    await all['tenant by id'].enrol(doors, image);
    expect(await all.server.enrol(doors, probe)).toBe(200);
    expect(await everyDoor((door) => door.count(doors))).toEqual(each(2));
  });

  test.each(['registry', 'biometric', 'server', 'tenant by name'] as const)('goes as a whole by %s', async (outOf) => {
    expect(await all[outOf].forget(doors, probe)).toBe(200);
    expect(await everyDoor((door) => door.count(doors))).toEqual(each(0));
    expect(await everyDoor((door) => door.finds(doors, image))).toEqual(each(false));
  });

  test('loses one photo by the tenant dialect’s id', async () => {
    expect(await all['tenant by id'].forget(doors, probe)).toBe(200);
    expect(await everyDoor((door) => door.count(doors))).toEqual(each(1));
    expect(await everyDoor((door) => door.finds(doors, probe))).toEqual(each(true));
  });

  test('loses the portrait with the last photo, and gets a new one', async () => {
    await all.registry.forget(doors, probe);
    await all.biometric.enrol(doors, probe);
    const [{ image: portrait }] = (await doors.registry.get('/')).body;
    expect(portrait).toMatch(/^\/9j\//);
  });
});
