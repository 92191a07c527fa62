import { describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../src-shared/contract.ts';
import { bench, enrolPerson, livePack, pack, palmFacts, picture, refusal } from './support.ts';

describe('arguments', () => {
  const image = picture({ like: { 1: 1 } });

  it.each<[string, string, unknown, string]>([
    ['a missing one', 'people.remove', {}, 'personId'],
    ['a wrong type', 'people.remove', { personId: '1' }, 'personId'],
    ['a fraction for a number', 'templates.list', { tenantId: 1.5 }, 'tenantId'],
    ['a negative number', 'templates.list', { tenantId: -1 }, 'tenantId'],
    ['no number', 'templates.list', { tenantId: Number.NaN }, 'tenantId'],
    ['an empty name', 'enrolment.start', { name: '   ' }, 'name'],
    ['a name too long', 'enrolment.start', { name: 'x'.repeat(201) }, 'name'],
    ['control characters', 'enrolment.start', { name: 'a\u0007b' }, 'name'],
    ['a name of nothing to see', 'people.create', { name: '\u200b\u2060\u3164' }, 'name'],
    ['an image that is no bytes', 'recognition.encode', { image: 'iVBOR' }, 'image'],
    ['a threshold beyond 1', 'recognition.identify', { tenantId: 1, image, threshold: 1.1 }, 'threshold'],
    ['an encoding with a text in it', 'recognition.compare', { image, encoding: [1, 'a'] }, 'encoding.1'],
    ['an unknown shot', 'enrolment.retake', { sessionId: 'a', kind: 'down' }, 'kind'],
    ['a limit beyond its bounds', 'people.list', { limit: 201 }, 'limit'],
    ['nothing at all', 'people.list', undefined, ''],
    ['a text', 'people.list', 'all', ''],
  ])('%s is refused, naming command and field', async (_what, command, args, field) => {
    const call = bench().station.call(command as 'people.list', args as object);
    await expect(call).rejects.toEqual(refusal('invalid_argument', { command, field }));
  });

  it('are trimmed and filled in', async () => {
    const at = bench();
    const { person } = await enrolPerson(at, 1, { name: '  Siti  ', group: ' 7A ' });
    expect(person).toMatchObject({ name: 'Siti', group: '7A' });
    expect((await at.station.call('people.list', {})).total).toBe(1);
  });
});

describe('status', () => {
  it('says what the station is and has', async () => {
    const at = bench({ pack: livePack, settings: { liveness: 'warn' } });
    await enrolPerson(at, 1);
    await enrolPerson(at, 1);
    await enrolPerson(at, 2, { tenantId: 2 });
    expect(await at.station.call('station.status', {})).toEqual({
      version: '1.2.3',
      health: 'ok',
      problems: [],
      ready: true,
      vision: 'ready',
      pack: { id: pack.id, title: pack.title, dimension: 16 },
      liveness: 'warn',
      livenessAvailable: true,
      school: 'SMP Contoh',
      gate: 'Gerbang Utama',
      homeTenant: 1,
      people: 1,
      templates: 2,
      palmPack: { id: palmFacts.id, title: palmFacts.title },
      palms: 0,
    });
  });

  it('is degraded while vision is not ready, and says why', async () => {
    const at = bench({ settings: { liveness: 'require' } });
    const problems = [{ code: 'models_unavailable', message: 'No file' }];
    at.vision.become({ state: 'unavailable', pack: null, palm: null, problems });
    expect(await at.station.call('station.status', {})).toMatchObject({
      health: 'degraded',
      vision: 'unavailable',
      problems,
      pack: null,
      liveness: 'off',
      livenessAvailable: false,
    });
  });

  it('is told to every screen when vision changes, and to none that left', () => {
    const at = bench();
    const heard: StationEvent[] = [];
    const leave = at.station.subscribe((event) => heard.push(event));
    at.vision.become({ state: 'restarting', pack, palm: null, problems: [] });
    leave();
    at.vision.become({ state: 'ready', pack, palm: null, problems: [] });
    expect(heard).toMatchObject([{ type: 'status', status: { vision: 'restarting', health: 'degraded' } }]);
    expect(at.told).toHaveLength(2);
  });
});

it('has its home tenant from the start', async () => {
  const { station } = bench({ settings: { homeTenant: 12 } });
  expect(await station.call('templates.list', { tenantId: 12 })).toEqual({ templates: [] });
});

it('everything enrolled is there after a restart', async () => {
  const before = bench();
  await enrolPerson(before, 1);
  const { station } = before.restart();
  const found = await station.call('recognition.identify', { tenantId: 1, image: picture({ like: { 1: 1 } }) });
  expect(found).toMatchObject({ match: true, distance: 0, person: { userId: 1, hasPortrait: true } });
});
