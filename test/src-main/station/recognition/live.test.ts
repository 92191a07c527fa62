import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../../../src-shared/domain.ts';
import {
  type Bench,
  type BenchOptions,
  bench,
  enrolPerson,
  FakeClock,
  livePack,
  minutes,
  pack,
  picture,
  refusal,
  type ShownFace,
  seconds,
} from '../support.ts';

const siti = { like: { 1: 0.9 } };
const budi = { like: { 2: 0.9 } };
const stranger = {};

/** A gate where persons 1 and 2 are enrolled. */
async function gate(options: BenchOptions = {}): Promise<Bench> {
  const at = bench(options);
  await enrolPerson(at, 1);
  await enrolPerson(at, 2);
  at.told.length = 0;
  return at;
}

/** `times` frames of the same faces, a tenth of a second apart; the faces of each. */
async function watch(at: Bench, times: number, shown: ShownFace[], camera = 'gate'): Promise<Sighting[][]> {
  const frames: Sighting[][] = [];
  for (let seq = 0; seq < times; seq++) {
    at.clock.advance(100);
    const answer = await at.station.call('live.frame', { camera, seq, at: seq * 100, image: picture(...shown) });
    expect(answer.seq).toBe(seq);
    frames.push(answer.seen);
  }
  return frames;
}

const firstOf = (frames: Sighting[][]): Sighting[] => frames.map(([face]) => face as Sighting);
const outcomes = (frames: Sighting[][]): string[] => firstOf(frames).map((face) => face.outcome);
const last = (frames: Sighting[][]): Sighting => frames.at(-1)?.[0] as Sighting;
const events = (at: Bench) => at.store.events.list(500, 0).events.reverse();
const recognised = (at: Bench) => at.told.filter((event) => event.type === 'recognised');

describe('a known face', () => {
  it('is accepted at the second look, stored once and announced once', async () => {
    const at = await gate();
    const frames = await watch(at, 30, [siti]);
    expect(outcomes(frames).slice(0, 3)).toEqual(['looking', 'accept', 'accept']);
    expect(new Set(outcomes(frames).slice(1))).toEqual(new Set(['accept']));
    const [event, ...more] = events(at);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      tenantId: 1,
      at: '2025-11-17T00:10:00.200Z',
      gate: 'Gerbang Utama',
      outcome: 'accept',
      livenessMode: 'off',
      liveness: null,
      people: 2,
      sightings: 2,
      packId: pack.id,
      policy: 'gate-1',
      quality: 0.8,
    });
    expect(event?.similarity).toBeCloseTo(0.9, 5);
    expect(event?.runnerUp).toBeCloseTo(0, 5);
    expect(event?.distance).toBeCloseTo(0.0603, 4);
    expect(firstOf(frames).map((face) => face.eventId)).toEqual([null, event?.id, ...Array(28).fill(null)]);
    expect(recognised(at)).toEqual([
      { type: 'recognised', at: event?.at, eventId: event?.id, personId: 1, name: 'Siswa 1', group: '' },
    ]);
  });

  it('is shown with its person, when it was recorded, and the same track', async () => {
    const at = await gate();
    const frames = await watch(at, 5, [siti]);
    expect(new Set(firstOf(frames).map((face) => face.trackId)).size).toBe(1);
    expect(firstOf(frames)[0]).toMatchObject({ person: null, recordedAt: null, repeated: false, progress: 0.5 });
    expect(last(frames)).toMatchObject({
      person: { id: 1, userId: 1, name: 'Siswa 1', group: '', hasPortrait: true },
      recordedAt: '2025-11-17T00:10:00.200Z',
      repeated: false,
      progress: 1,
      livenessWarning: false,
    });
  });

  it('is not embedded again while its look is fresh', async () => {
    const at = await gate();
    await watch(at, 11, [siti]);
    expect(at.vision.frames.map(({ known }) => known.length)).toEqual([0, 0, ...Array(9).fill(1)]);
    await watch(at, 1, [siti]);
    expect(at.vision.frames.at(-1)?.known).toEqual([]);
  });

  it('keeps its greeting through a poor look', async () => {
    const at = await gate();
    await watch(at, 3, [siti]);
    for (const poor of [{ ...siti, quality: { score: 0.05 } }, { like: { 1: 0.25 } }])
      expect(new Set(outcomes(await watch(at, 30, [poor])))).toEqual(new Set(['accept']));
    expect(events(at)).toHaveLength(1);
  });

  it('is accepted after a stranger stood there, on a track of its own', async () => {
    const at = await gate();
    const [before] = firstOf(await watch(at, 6, [stranger])).slice(-1);
    const frames = await watch(at, 6, [siti]);
    expect(before?.outcome).toBe('unknown');
    expect(last(frames)).toMatchObject({ outcome: 'accept', person: { id: 1 } });
    expect(last(frames).trackId).not.toBe(before?.trackId);
    expect(events(at).map((event) => event.outcome)).toEqual(['unknown', 'accept']);
  });
});

describe('somebody who said "not me"', () => {
  const disown = async (at: Bench) => {
    const recordId = last(await watch(at, 3, [siti])).arrival?.recordId ?? 0;
    await at.station.call('attendance.disown', { recordId });
  };
  const gone = (at: Bench) => watch(at, 12, []);

  it('is not recorded by that name again when they step aside and back', async () => {
    const at = await gate();
    await disown(at);
    await gone(at);
    expect(new Set(outcomes(await watch(at, 8, [siti])).slice(1))).toEqual(new Set(['ambiguous']));
    expect(recognised(at)).toHaveLength(1);
  });

  it('stands in the way of nobody else, and of the right one only for half a minute', async () => {
    const at = await gate();
    await disown(at);
    await gone(at);
    expect(last(await watch(at, 3, [budi])).person?.id).toBe(2);
    at.clock.advance(30_000);
    expect(last(await watch(at, 3, [siti]))).toMatchObject({ outcome: 'accept', person: { id: 1 }, repeated: false });
  });
});

describe('an unknown face', () => {
  it('is stored once, however long it stays, and announced never', async () => {
    const at = await gate();
    const frames = await watch(at, 40, [stranger]);
    expect(outcomes(frames).slice(0, 6)).toEqual(['looking', 'looking', 'looking', 'looking', 'unknown', 'unknown']);
    expect(events(at)).toMatchObject([{ outcome: 'unknown', personId: null, sightings: 5 }]);
    expect(last(frames)).toMatchObject({ person: null, recordedAt: null, repeated: false });
    expect(recognised(at)).toEqual([]);
  });

  it('is accepted on the same track once they are enrolled', async () => {
    const at = await gate();
    const before = last(await watch(at, 6, [{ like: { 3: 0.9 } }]));
    await enrolPerson(at, 3);
    const frames = await watch(at, 10, [{ like: { 3: 0.9 } }]);
    expect(last(frames)).toMatchObject({ outcome: 'accept', trackId: before.trackId, person: { userId: 3 } });
    expect(events(at).map((event) => event.outcome)).toEqual(['unknown', 'accept']);
  });

  it('that comes and goes between two decisions is stored once for each', async () => {
    const at = await gate();
    const close = { like: { 1: 0.64, 2: 0.62 } };
    const poor = { ...close, quality: { score: 0.1 } };
    for (const shown of [poor, close, poor, close, poor, close]) {
      await watch(at, 12, [shown]);
      await watch(at, 12, [{ ...shown, like: { 1: 0.4, 2: 0.39 } }]);
    }
    const stored = events(at).map((event) => event.outcome);
    expect(stored).toEqual([...new Set(stored)]);
    expect(stored.length).toBeGreaterThan(1);
  });
});

it('says ambiguous between two people who look alike', async () => {
  const at = await gate();
  expect(last(await watch(at, 6, [{ like: { 1: 0.65, 2: 0.63 } }])).outcome).toBe('ambiguous');
  expect(events(at)).toMatchObject([{ outcome: 'ambiguous', personId: null }]);
});

it('says low quality when it never saw the face well', async () => {
  const at = await gate();
  expect(last(await watch(at, 6, [{ ...siti, quality: { score: 0.2 } }])).outcome).toBe('low_quality');
  expect(events(at)).toMatchObject([{ outcome: 'low_quality', similarity: null, distance: null }]);
});

it('decides each of two people in the picture', async () => {
  const at = await gate();
  const frames = await watch(at, 6, [
    { ...siti, x: 50 },
    { ...budi, x: 400 },
  ]);
  expect(frames.at(-1)?.map((face) => face.person?.userId)).toEqual([1, 2]);
  expect(new Set(frames.at(-1)?.map((face) => face.trackId)).size).toBe(2);
  expect(events(at).map((event) => event.personId)).toEqual([1, 2]);
});

it('works with one person enrolled: accepts them and nobody else', async () => {
  const at = bench();
  await enrolPerson(at, 1);
  expect(last(await watch(at, 3, [siti]))).toMatchObject({ outcome: 'accept', person: { userId: 1 } });
  at.clock.advance(2 * seconds);
  expect(last(await watch(at, 6, [{ like: { 1: 0.25 } }]))).toMatchObject({ outcome: 'unknown', person: null });
  expect(events(at)).toMatchObject([{ runnerUp: null, people: 1 }, { outcome: 'unknown' }]);
});

it('accepts nobody with an empty gallery', async () => {
  const at = bench();
  expect(last(await watch(at, 6, [siti])).outcome).toBe('unknown');
  expect(events(at)).toMatchObject([{ similarity: null, distance: null, people: 0 }]);
});

it('keeps the tracks of two cameras apart', async () => {
  const at = await gate();
  const [east] = firstOf(await watch(at, 1, [siti], 'east'));
  const [west] = firstOf(await watch(at, 1, [siti], 'west'));
  expect(east?.trackId).not.toBe(west?.trackId);
  expect([east?.outcome, west?.outcome]).toEqual(['looking', 'looking']);
});

describe('the minimum gap', () => {
  /** The face comes, is decided, and goes for so long that its track ends. */
  async function pass(at: Bench): Promise<Sighting> {
    const face = last(await watch(at, 3, [siti]));
    at.clock.advance(2 * seconds);
    return face;
  }

  it('within it a person is greeted as repeated, with the first time, and not announced again', async () => {
    const at = await gate();
    const first = await pass(at);
    at.clock.advance(4 * minutes);
    const again = await pass(at);
    expect(again).toMatchObject({ outcome: 'accept', repeated: true, recordedAt: first.recordedAt });
    expect(again.trackId).not.toBe(first.trackId);
    expect(recognised(at)).toHaveLength(1);
  });

  it('is over for somebody who stands there longer, but not what is said of them', async () => {
    const at = await gate();
    const first = last(await watch(at, 3, [siti]));
    let face = first;
    for (let i = 0; i < 620; i++) {
      at.clock.advance(400);
      [face] = firstOf(await watch(at, 1, [siti])) as [Sighting];
    }
    expect(face).toMatchObject({ trackId: first.trackId, outcome: 'accept', recordedAt: first.recordedAt });
    expect(events(at)).toHaveLength(1);
  });

  it('after it they are recorded anew', async () => {
    const at = await gate();
    const first = await pass(at);
    at.clock.advance(5 * minutes);
    const again = await pass(at);
    expect(again.repeated).toBe(false);
    expect(again.recordedAt).not.toBe(first.recordedAt);
    expect(recognised(at)).toHaveLength(2);
  });

  it('a restart within it is noticed by nobody', async () => {
    const before = await gate();
    const first = await pass(before);
    const after = before.restart();
    after.clock.advance(1 * minutes);
    expect(await pass(after)).toMatchObject({ repeated: true, recordedAt: first.recordedAt });
    expect(recognised(after)).toEqual([]);
    after.clock.advance(5 * minutes);
    expect((await pass(after)).repeated).toBe(false);
  });

  it('counts from the record, not from the latest greeting, before and after a restart', async () => {
    const before = await gate();
    const first = await pass(before);
    before.clock.advance(3 * minutes);
    expect(await pass(before)).toMatchObject({ repeated: true, arrival: { recordId: first.arrival?.recordId } });
    const after = before.restart();
    after.clock.advance(2 * minutes);
    expect((await pass(after)).repeated).toBe(false);
  });

  it('today shows each person once, newest first, from local midnight', async () => {
    const at = await gate({ clock: new FakeClock(new Date(2025, 10, 17, 6, 30).toISOString()) });
    await pass(at);
    await watch(at, 3, [budi]);
    at.clock.advance(10 * minutes);
    await pass(at);
    const today = await at.station.call('live.today', {});
    expect(today).toMatchObject({ seen: 2, enrolled: 2 });
    expect(today.recent.map((arrival) => arrival.name)).toEqual(['Siswa 2', 'Siswa 1']);
    at.clock.advance(24 * 60 * minutes);
    expect(await at.station.call('live.today', {})).toEqual({
      seen: 0,
      enrolled: 2,
      recent: [],
      date: '2025-11-18',
      counts: null,
    });
  });
});

describe('a person removed while they stand there', () => {
  it('is not greeted any more', async () => {
    const at = await gate();
    expect(last(await watch(at, 3, [siti])).person?.id).toBe(1);
    await at.station.call('people.remove', { personId: 1 });
    const frames = await watch(at, 30, [siti]);
    expect(firstOf(frames).filter((face) => face.outcome === 'accept' || face.person)).toEqual([]);
    expect(last(frames).outcome).toBe('unknown');
    expect(events(at).map((event) => event.outcome)).toEqual(['accept', 'unknown']);
  });

  it('is not greeted either when only their templates went', async () => {
    const at = await gate();
    await watch(at, 3, [siti]);
    await at.station.call('templates.removeByName', { tenantId: 1, name: 'Siswa 1' });
    expect(outcomes(await watch(at, 30, [siti]))).not.toContain('accept');
  });

  it('is not accepted on looks from before', async () => {
    const at = await gate();
    await watch(at, 1, [siti]);
    await at.station.call('people.remove', { personId: 1 });
    expect(outcomes(await watch(at, 6, [siti]))).not.toContain('accept');
  });
});

describe('liveness', () => {
  const fake = { ...siti, liveness: 0.1 };
  const real = { ...siti, liveness: 0.9 };
  const at = (liveness: 'off' | 'warn' | 'require', facts = livePack) => gate({ pack: facts, settings: { liveness } });

  it('off: a picture of a face is let in, and the score is kept', async () => {
    const off = await at('off');
    expect(last(await watch(off, 3, [fake]))).toMatchObject({ outcome: 'accept', livenessWarning: false });
    expect(events(off)).toMatchObject([{ livenessMode: 'off', liveness: 0.1 }]);
  });

  it('warn: it is let in with a warning', async () => {
    const warn = await at('warn');
    expect(last(await watch(warn, 3, [fake]))).toMatchObject({ outcome: 'accept', livenessWarning: true });
    expect(last(await watch(await at('warn'), 3, [real]))).toMatchObject({ livenessWarning: false });
  });

  it('require: it is refused as a spoof and names nobody', async () => {
    const require = await at('require');
    expect(last(await watch(require, 20, [fake]))).toMatchObject({ outcome: 'spoof', person: null });
    expect(events(require)).toMatchObject([{ outcome: 'spoof', personId: null, livenessMode: 'require' }]);
    expect(recognised(require)).toEqual([]);
  });

  it('require: a live face is let in', async () => {
    expect(last(await watch(await at('require'), 3, [real]))).toMatchObject({
      outcome: 'accept',
      person: { userId: 1 },
    });
  });

  it('require: a greeting is taken back when the face turns out to be a picture', async () => {
    const require = await at('require');
    await watch(require, 3, [real]);
    const frames = await watch(require, 100, [fake]);
    expect(last(frames)).toMatchObject({ outcome: 'spoof', person: null });
    expect(events(require).map((event) => event.outcome)).toEqual(['accept', 'spoof']);
  });

  it('is off, and says so, where the pack has no network for it', async () => {
    const without = await at('require', pack);
    expect(last(await watch(without, 3, [siti])).outcome).toBe('accept');
    const { status } = await without.station.call('live.frame', { camera: 'gate', seq: 9, at: 0, image: picture() });
    expect(status).toEqual({ vision: 'ready', liveness: 'off' });
  });
});

describe('without vision', () => {
  it('says that recognition is starting, or that the models are missing', async () => {
    const at = bench({ pack: null });
    const frame = () => at.station.call('live.frame', { camera: 'gate', seq: 1, at: 0, image: picture(siti) });
    at.vision.become({ state: 'restarting', pack: null, palm: null, problems: [] });
    await expect(frame()).rejects.toEqual(refusal('vision_restarting'));
    at.vision.become({
      state: 'unavailable',
      pack: null,
      palm: null,
      problems: [{ code: 'models_unavailable', message: 'No file' }],
    });
    await expect(frame()).rejects.toMatchObject({ code: 'models_unavailable', message: 'No file' });
  });

  it('a picture that cannot be read changes nothing', async () => {
    const at = await gate();
    await watch(at, 1, [siti]);
    const image = Uint8Array.of(1, 2, 3);
    await expect(at.station.call('live.frame', { camera: 'gate', seq: 1, at: 0, image })).rejects.toEqual(
      refusal('image_unreadable'),
    );
    expect(last(await watch(at, 1, [siti])).outcome).toBe('accept');
  });
});

it('pages through the events, newest first', async () => {
  const at = await gate();
  for (let i = 0; i < 3; i++) {
    await watch(at, 3, [siti]);
    at.clock.advance(10 * minutes);
  }
  const newest = await at.station.call('recognition.events', { limit: 2 });
  expect(newest.events.map((event) => event.id)).toEqual([3, 2]);
  const rest = await at.station.call('recognition.events', { limit: 2, cursor: newest.next ?? 0 });
  expect(rest).toMatchObject({ events: [{ id: 1 }], next: null });
});
