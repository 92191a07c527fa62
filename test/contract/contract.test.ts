/** What every transport owes its callers: the same answers, the same errors, the same events. */
import { describe, expect, it, vi } from 'vitest';
import { staffCommands } from '../../src-shared/access.ts';
import {
  type CommandName,
  type CommandResults,
  commandArguments,
  type StationClient,
  type StationEvent,
} from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import { embeddingLike, livePack, pack, picture, portrait } from '../src-main/station/support.ts';
import { transports } from './clients.ts';

const siti = picture({ like: { 1: 0.95 } });

/** Calls every command once and more, errors included; the answers in order. */
async function everything(client: StationClient): Promise<{ name: CommandName; answer: unknown }[]> {
  const answers: { name: CommandName; answer: unknown }[] = [];
  const call = async <N extends CommandName>(name: N, args: unknown): Promise<CommandResults[N] | null> => {
    try {
      const answer = await client.call(name, args as never);
      answers.push({ name, answer });
      return answer;
    } catch (error) {
      answers.push({ name, answer: error instanceof StationError ? error.toPlain() : error });
      return null;
    }
  };
  const tenantId = 1;
  await call('station.status', {});
  await call('station.settings', {});
  await call('packs.list', {});
  await call('enrolment.photo', { tenantId, userId: 5, name: ' Siti ', group: '7A', image: siti });
  await call('enrolment.photo', { tenantId, userId: 6, name: 'Budi', image: siti });
  await call('enrolment.photo', { tenantId, userId: 6, name: 'Budi', image: picture() });
  await call('people.list', { query: 'siti' });
  await call('people.portrait', { personId: 1 });
  await call('people.portrait', { personId: 99 });
  const started = await call('enrolment.start', { name: 'Budi' });
  const sessionId = started?.sessionId ?? '';
  await call('enrolment.frame', { sessionId, image: picture({ like: { 2: 1 } }) });
  await call('enrolment.retake', { sessionId, kind: 'front' });
  await call('enrolment.finish', { sessionId });
  await call('enrolment.cancel', { sessionId });
  await call('recognition.encode', { image: siti });
  await call('recognition.detect', { image: picture({}, { x: 10, width: 50 }) });
  await call('recognition.compare', { image: siti, encoding: Array.from(embeddingLike({ 1: 1 })) });
  await call('recognition.compare', { image: siti, encoding: [1, 2] });
  await call('recognition.identify', { tenantId, image: siti });
  await call('recognition.verify', { tenantId, userId: 5, image: siti, threshold: 0.2 });
  for (const seq of [1, 2]) await call('live.frame', { camera: 'gate', seq, at: 0.5, image: siti });
  await call('live.today', {});
  await call('recognition.events', {});
  await call('recognition.arrivals', { after: 1 });
  await call('templates.list', { tenantId });
  await call('templates.remove', { tenantId, templateId: 99 });
  await call('gallery.status', { tenantId });
  await call('gallery.invalidate', { tenantId });
  await call('gallery.refresh', { tenantId });
  await call('templates.remove', { tenantId, templateId: 1 });
  await call('templates.removeByName', { tenantId, name: 'Nobody' });
  await call('people.get', { personId: 1 });
  await call('people.byUserId', { tenantId, userId: 6 });
  await call('people.byUserId', { tenantId, userId: 77 });
  await call('people.create', { name: ' Wati ', userId: 8, group: '7B' });
  await call('people.create', { name: 'Wati', userId: 8 });
  await call('people.update', { personId: 1, group: '8A' });
  await call('recognition.identifyAll', { tenantId, image: picture({ like: { 1: 1 } }, { x: 10, width: 50 }) });
  await call('templates.find', { tenantId, code: 'FACE-NOBODYHAS' });
  await call('templates.ofPerson', { personId: 2 });
  await call('templates.page', { tenantId, limit: 1 });
  const embedding = Array.from(embeddingLike({ 3: 1 }));
  await call('enrolment.person', { tenantId, userId: 20, name: 'Eko' });
  await call('enrolment.template', { tenantId, userId: 20, name: 'Eko', packId: pack.id, embedding });
  await call('enrolment.template', { tenantId, userId: 20, name: 'Eko', packId: 'other', embedding });
  await call('people.forget', { personId: 2 });
  await call('people.remove', { personId: 1 });
  await call('people.remove', { personId: 'one' });
  await call('people.remove', undefined);
  return answers;
}

it('every command of a screen answers the same on every transport', async () => {
  const all = [];
  for (const [, connect] of transports) all.push(await everything((await connect()).client));
  const [first, ...rest] = all;
  const elsewhere: readonly string[] = staffCommands;
  const names = Object.keys(commandArguments).filter((name) => !elsewhere.includes(name));
  expect(new Set(first?.map(({ name }) => name))).toEqual(new Set(names));
  for (const answers of rest) expect(plain(answers)).toEqual(plain(first));
});

/** Ids that are new with every station. */
const unguessable = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|FACE-[A-Z0-9]{9})$/;

it.each(staffCommands)('%s is not for a screen that nobody signed in to', async (name) => {
  for (const [where, connect] of transports.slice(1)) {
    const { client, at } = await connect();
    const args = { name: 'x', scopes: ['admin'], keyId: 1, address: '10.0.0.1', dialect: 'tenant', clientId: 1 };
    await expect(client.call(name, args as never), where).rejects.toMatchObject({ code: 'forbidden' });
    expect([at.store.keys.list(), at.store.clients.list(), at.store.audit.list(9, 0).entries]).toEqual([[], [], []]);
  }
});

/** A Node buffer is bytes like any others. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Array.from(value);
  if (value instanceof Float32Array) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
  return typeof value === 'string' && unguessable.test(value) ? 'unguessable' : value;
}

describe.each(transports)('a station %s', (_name, connect) => {
  it('answers with bytes as bytes and embeddings as floats', async () => {
    const { client } = await connect();
    await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Siti', image: siti });
    const { image } = await client.call('people.portrait', { personId: 1 });
    expect(image).toBeInstanceOf(Uint8Array);
    expect(Array.from(image ?? [])).toEqual(Array.from(portrait));
    const { embedding } = await client.call('recognition.encode', { image: siti });
    expect(embedding).toEqual(embeddingLike({ 1: 0.95 }));
    const { templates } = await client.call('templates.list', { tenantId: 1 });
    expect(templates[0]?.embedding).toEqual(embedding);
  });

  it('takes a window on a larger buffer for an image', async () => {
    const { client } = await connect();
    const pool = Buffer.concat([Buffer.from('before'), siti, Buffer.from('after')]);
    const image = pool.subarray(6, 6 + siti.length);
    expect((await client.call('recognition.detect', { image })).faces).toHaveLength(1);
  });

  it('refuses with a StationError that says everything', async () => {
    const { client } = await connect();
    await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Siti', image: siti });
    const again = client.call('enrolment.photo', { tenantId: 1, userId: 2, name: 'Sita', image: siti });
    await expect(again).rejects.toBeInstanceOf(StationError);
    await expect(again).rejects.toMatchObject({ code: 'duplicate_face', details: { personId: 1 }, retryable: false });
    await expect(client.call('people.list', { limit: 0 })).rejects.toMatchObject({
      code: 'invalid_argument',
      details: { command: 'people.list', field: 'limit' },
    });
  });

  it('says what may be tried again', async () => {
    const { client, at } = await connect();
    at.vision.become({ state: 'restarting', pack: null, problems: [] });
    const call = client.call('enrolment.photo', { tenantId: 1, name: 'Siti', image: siti });
    await expect(call).rejects.toMatchObject({
      code: 'vision_restarting',
      retryable: true,
      details: { retryAfter: 2 },
    });
  });

  it('answers many calls at once, each with its own', async () => {
    const { client } = await connect();
    const counts = Array.from({ length: 12 }, (_, i) => i);
    const answers = await Promise.all(
      counts.map((n) => client.call('recognition.detect', { image: picture(...Array(n).fill({})) })),
    );
    expect(answers.map(({ faces }) => faces.length)).toEqual(counts);
  });

  it('does not let a slow call hold up a quick one', async () => {
    const { client, at } = await connect();
    let release = (): void => {};
    at.vision.delay = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const slow = client.call('recognition.encode', { image: siti });
    expect((await client.call('people.list', {})).total).toBe(0);
    release();
    expect((await slow).embedding).toHaveLength(16);
  });

  it('tells its subscribers what happens, in order, until they leave', async () => {
    const { client, at } = await connect({ pack: livePack });
    const heard: StationEvent[] = [];
    const leave = client.subscribe((event) => heard.push(event));
    await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Siti', group: '7A', image: siti });
    for (const seq of [1, 2]) await client.call('live.frame', { camera: 'gate', seq, at: 0, image: siti });
    at.vision.become({ state: 'restarting', pack, problems: [] });
    await vi.waitFor(() => expect(heard).toHaveLength(3));
    expect(heard).toMatchObject([
      { type: 'people.changed' },
      { type: 'recognised', at: '2025-11-17T00:10:00.000Z', eventId: 1, personId: 1, name: 'Siti', group: '7A' },
      { type: 'status', status: { vision: 'restarting', health: 'degraded' } },
    ]);
    leave();
    await client.call('people.remove', { personId: 1 });
    expect(heard).toHaveLength(3);
  });

  it('tells every subscriber', async () => {
    const { client } = await connect();
    const [a, b] = [vi.fn(), vi.fn()];
    client.subscribe(a);
    client.subscribe(b);
    await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Siti', image: siti });
    await vi.waitFor(() => expect([a, b].map((listener) => listener.mock.calls.length)).toEqual([1, 1]));
  });
});
