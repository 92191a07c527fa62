/** Palms through the biometric dialect over a real port and store; only vision is scripted. */
import pino from 'pino';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createBiometricServer } from '../../../../src-main/api/server.ts';
import { keyHasher } from '../../../../src-main/hosts/node/key-hasher.ts';
import { createKeyring } from '../../../../src-main/station/access/keyring.ts';
import { Client, expectBiometricError, form } from '../../../support/client.ts';
import { given } from '../../../support/given.ts';
import { type Bench, bench, enrolPerson, picture } from '../../station/support.ts';
import { nothing, palm, palms } from '../palm-pictures.ts';

let at: Bench;
let client: Client;

beforeEach(async () => {
  at = bench();
  const { station, store, clock } = at;
  const app = await createBiometricServer({
    station,
    access: {
      allowedHosts: [],
      allowedOrigins: [],
      keyring: createKeyring({ store, keyHasher, computerClock: clock, seed: 'key' }),
    },
    logger: pino({ level: 'silent' }),
    homeTenant: 1,
    docs: false,
    tolerance: 0.6,
    threshold: 0.35,
    measure: async () => ({ cpu: 0, memory: 0, disk: 0 }),
  });
  onTestFinished(() => app.close());
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  client = new Client(`${address}/api/v1/biometric`, { 'x-api-key': 'key' }, expectBiometricError);
});

const post = (path: string, type: 'face' | 'palm', image: Uint8Array) => client.post(path, form({ type }, image));
const codes = async (query = '') => (await client.get(`/${query}`)).body.data.map(({ id }: { id: string }) => id);

it('registers somebody new each time, compares, and refuses a palm that is there', async () => {
  const first = await post('/register', 'palm', palm(at, 1));
  expect(first).toMatchObject({ status: 201, body: { success: true, data: { type: 'palm', user_id: given(1) } } });
  const { id } = first.body.data;
  expect(id).toMatch(/^PALM-[A-Z0-9]{9}$/);
  expect((await post('/register', 'palm', palm(at, 2))).body.data.user_id).toBe(given(2));
  const again = await post('/register', 'palm', palm(at, 1));
  expect(again.status).toBe(409);
  expect(again.body.message).toMatch(/^This palm is already enrolled/);
  const found = await post('/compare', 'palm', palm(at, 1));
  expect(found).toMatchObject({
    status: 200,
    body: { data: { id, type: 'palm', name: `User ${given(1)}`, score: 1 } },
  });
  expect((await post('/compare', 'palm', palm(at, 7))).status).toBe(404);
});

it('lists faces and palms together in the order of their making, or one kind, by the page', async () => {
  const face = (await post('/register', 'face', picture({ like: { 1: 1 } }))).body.data.id;
  const first = (await post('/register', 'palm', palm(at, 1))).body.data.id;
  at.clock.advance(1000);
  const second = (await post('/register', 'palm', palm(at, 2))).body.data.id;
  expect(await codes()).toEqual([face, first, second]);
  expect(await codes('?type=palm')).toEqual([first, second]);
  expect(await codes('?type=face')).toEqual([face]);
  expect(await codes('?limit=2&page=2')).toEqual([second]);
  const { pagination } = (await client.get('/?type=palm&limit=1')).body;
  expect(pagination).toEqual({ page: 1, limit: 1, total: 2, total_pages: 2 });
});

describe('somebody with a face and two palms', () => {
  let face: string;
  let hands: string[];
  beforeEach(async () => {
    const { person } = await enrolPerson(at, 1);
    for (const image of [palm(at, 1, 'right'), palm(at, 2, 'left')])
      await at.station.call('palms.photo', { tenantId: 1, userId: person.userId, image });
    [face, ...hands] = (await codes()) as [string, ...string[]];
  });

  it('has records that tell of each', async () => {
    const { data } = (await client.get(`/${hands[0]}`)).body;
    expect(data).toEqual({
      id: hands[0],
      type: 'palm',
      user_id: 1,
      name: 'Siswa 1',
      created_at: expect.any(String),
      group: '',
      quality: 0.9,
      template_count: 2,
      photo: false,
    });
    expect((await client.get(`/${face}`)).body.data).toMatchObject({ type: 'face', template_count: 1, photo: true });
  });

  it('loses all palms by one of their codes, and only them', async () => {
    expect((await client.delete(`/${hands[0]}`)).body.data).toEqual({ id: hands[0] });
    expect(await codes()).toEqual([face]);
    expect((await post('/compare', 'palm', palm(at, 2))).status).toBe(404);
    expect((await post('/compare', 'face', picture({ like: { 1: 1 } }))).status).toBe(200);
    expect((await client.delete(`/${hands[1]}`)).status).toBe(404);
  });

  it('loses the face by its code, and only that', async () => {
    await client.delete(`/${face}`);
    expect(await codes()).toEqual(hands);
    expect((await post('/compare', 'palm', palm(at, 2))).status).toBe(200);
  });

  it('has no other codes', async () => {
    const swapped = [face.replace('FACE', 'PALM'), ...hands.map((code) => code.replace('PALM', 'FACE')), 'PALM-', '7'];
    for (const code of swapped) {
      expect([code, (await client.get(`/${code}`)).status]).toEqual([code, 404]);
      expect([code, (await client.delete(`/${code}`)).status]).toEqual([code, 404]);
    }
    expect(await codes()).toHaveLength(3);
  });
});

describe.each(['/register', '/compare'])('%s refuses with its own words', (path) => {
  it.each([
    ['back', /back of the hand/],
    ['cut_off', /beyond the image/],
    ['small', /closer/],
    ['too_dark', /more light/],
    ['too_bright', /less light/],
    ['blurred', /still/],
    ['bent', /flat/],
    ['faint', /lines/],
    ['noisy', /noise/],
  ] as const)('%s', async (fault, message) => {
    const { status, body } = await post(path, 'palm', palms(at, [{ of: 1, fault }]));
    expect(status).toBe(400);
    expect(body.message).toMatch(message);
  });

  it('two hands, no hand, a face for a palm and a palm for a face', async () => {
    const cases: ['face' | 'palm', Uint8Array, RegExp][] = [
      ['palm', palms(at, [{ of: 1 }, { of: 2 }]), /^2 hands/],
      ['palm', nothing, /^No palm detected in image.*open palm/],
      ['palm', picture({ like: { 1: 1 } }), /^No palm detected in image.*face.*type=face/],
      ['face', palm(at, 1), /^No face detected in image.*palm.*type=palm/],
      ['face', palms(at, [{ of: 1, fault: 'blurred' }]), /^No face detected in image.*palm.*type=palm/],
      ['face', nothing, /^No face detected in image$/],
    ];
    for (const [type, image, message] of cases) {
      const { status, body } = await post(path, type, image);
      expect(status).toBe(400);
      expect(body.message).toMatch(message);
    }
    expect(await codes()).toEqual([]);
  });
});
