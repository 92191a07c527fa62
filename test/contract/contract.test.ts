/** What every transport owes its callers: the same answers, the same errors, the same events. */
import { describe, expect, it, vi } from 'vitest';
import { commandArguments, type StationEvent } from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import { embeddingLike, livePack, pack, picture, portrait } from '../src-main/station/support.ts';
import { asAdministrator, transports } from './clients.ts';
import { everything, plain } from './every-command.ts';

const siti = picture({ like: { 1: 0.95 } });

it('every command answers the same on every transport', async () => {
  const all = [];
  for (const [, connect] of transports) all.push(await everything((await connect()).client));
  const [first, ...rest] = all;
  expect(new Set(first?.map(({ name }) => name))).toEqual(new Set(Object.keys(commandArguments)));
  for (const answers of rest) expect(plain(answers)).toEqual(plain(first));
});

describe.each(transports)('a station %s', (_name, connect) => {
  it('answers with bytes as bytes and embeddings as floats', async () => {
    const { client } = await asAdministrator(connect());
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
    const { client } = await asAdministrator(connect());
    const pool = Buffer.concat([Buffer.from('before'), siti, Buffer.from('after')]);
    const image = pool.subarray(6, 6 + siti.length);
    expect((await client.call('recognition.detect', { image })).faces).toHaveLength(1);
  });

  it('refuses with a StationError that says everything', async () => {
    const { client } = await asAdministrator(connect());
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
    const { client, at } = await asAdministrator(connect());
    at.vision.become({ state: 'restarting', pack: null, palm: null, problems: [] });
    const call = client.call('enrolment.photo', { tenantId: 1, name: 'Siti', image: siti });
    await expect(call).rejects.toMatchObject({
      code: 'vision_restarting',
      retryable: true,
      details: { retryAfter: 2 },
    });
  });

  it('answers many calls at once, each with its own', async () => {
    const { client } = await asAdministrator(connect());
    const counts = Array.from({ length: 12 }, (_, i) => i);
    const answers = await Promise.all(
      counts.map((n) => client.call('recognition.detect', { image: picture(...Array(n).fill({})) })),
    );
    expect(answers.map(({ faces }) => faces.length)).toEqual(counts);
  });

  it('does not let a slow call hold up a quick one', async () => {
    const { client, at } = await asAdministrator(connect());
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
    const { client, at } = await asAdministrator(connect({ pack: livePack }));
    const heard: StationEvent[] = [];
    const leave = client.subscribe((event) => heard.push(event));
    await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Siti', group: '7A', image: siti });
    for (const seq of [1, 2]) await client.call('live.frame', { camera: 'gate', seq, at: 0, image: siti });
    at.vision.become({ state: 'restarting', pack, palm: null, problems: [] });
    await vi.waitFor(() => expect(heard).toHaveLength(4));
    expect(heard).toMatchObject([
      { type: 'people.changed' },
      { type: 'outbox', event: { topic: 'attendance.recorded', personId: 1 } },
      { type: 'recognised', at: '2025-11-17T00:10:00.000Z', eventId: 1, personId: 1, name: 'Siti', group: '7A' },
      { type: 'status', status: { vision: 'restarting', health: 'degraded' } },
    ]);
    leave();
    await client.call('people.remove', { personId: 1 });
    expect(heard).toHaveLength(4);
  });

  it('tells every subscriber', async () => {
    const { client } = await asAdministrator(connect());
    const [a, b] = [vi.fn(), vi.fn()];
    client.subscribe(a);
    client.subscribe(b);
    await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Siti', image: siti });
    await vi.waitFor(() => expect([a, b].map((listener) => listener.mock.calls.length)).toEqual([1, 1]));
  });
});
