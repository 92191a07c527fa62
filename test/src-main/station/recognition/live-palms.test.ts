import { describe, expect, it } from 'vitest';
import { enrolPalm, handOutcomes, handPicture, lastHand, type ShownHand, watchHands } from '../palms/support.ts';
import {
  type Bench,
  type BenchOptions,
  bench,
  enrolPerson,
  minutes,
  palmFacts,
  picture,
  refusal,
  seconds,
} from '../support.ts';

const siti: ShownHand = { who: 1 };
const budi: ShownHand = { who: 2 };
const stranger: ShownHand = { who: 9 };

async function gate(options: BenchOptions = {}): Promise<Bench> {
  const at = bench(options);
  await enrolPalm(at, 1);
  await enrolPalm(at, 2);
  at.told.length = 0;
  return at;
}

const events = (at: Bench) => at.store.events.list(500, 0).events.reverse();
const recordOf = (at: Bench, recordId: number) => at.store.records.get(recordId);

describe('a known palm', () => {
  it('is accepted at the second look, stored and recorded once, and told once', async () => {
    const at = await gate();
    const frames = await watchHands(at, 25, [siti]);
    expect(handOutcomes(frames)).toEqual(['looking', ...Array(24).fill('accept')]);
    const [event, ...more] = events(at);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      modality: 'palm',
      outcome: 'accept',
      personId: 1,
      gate: 'Gerbang Utama',
      livenessMode: 'off',
      liveness: null,
      people: 2,
      sightings: 2,
      packId: palmFacts.id,
      policy: 'palm-1',
      quality: 0.8,
    });
    expect(event?.similarity).toBeCloseTo(0.9, 3);
    expect(event?.distance).toBeCloseTo((0.1 * 0.35) / 0.33, 2);
    const record = recordOf(at, lastHand(frames).arrival?.recordId ?? 0);
    expect(record).toMatchObject({ personId: 1, method: 'palm', eventId: event?.id, policy: 'palm-1', liveness: null });
    expect(record?.margin).toBeCloseTo((event?.similarity ?? 0) - (event?.runnerUp ?? 0), 9);
    expect(at.told.filter(({ type }) => type === 'recognised')).toEqual([
      { type: 'recognised', at: event?.at, eventId: event?.id, personId: 1, name: 'Siswa 1', group: '' },
    ]);
    expect(lastHand(frames)).toMatchObject({
      modality: 'palm',
      hand: { side: 'right', fault: null },
      pinTicket: null,
      person: { id: 1, userId: 1 },
      repeated: false,
      livenessWarning: false,
    });
    expect(new Set(frames.map(([hand]) => hand?.trackId)).size).toBe(1);
  });

  it('is greeted again within the gap, and recorded again after it', async () => {
    const at = await gate();
    const first = lastHand(await watchHands(at, 3, [siti])).arrival;
    at.clock.advance(2 * minutes);
    const again = lastHand(await watchHands(at, 3, [siti]));
    expect(again).toMatchObject({ repeated: true, arrival: { recordId: first?.recordId } });
    at.clock.advance(5 * minutes);
    expect(lastHand(await watchHands(at, 3, [siti])).repeated).toBe(false);
  });

  it('is followed: vision is told where it was', async () => {
    const at = await gate();
    const frames = await watchHands(at, 3, [{ ...siti, region: { x: 300 } }]);
    expect(at.vision.palmFrames).toHaveLength(3);
    expect(at.vision.palmFrames[0]).toEqual([]);
    expect(at.vision.palmFrames[2]).toMatchObject([{ trackId: lastHand(frames).trackId, region: { x: 300 } }]);
    at.clock.advance(seconds);
    await watchHands(at, 1, [siti]);
    expect(at.vision.palmFrames.at(-1)).toEqual([]);
  });

  it('of somebody removed meanwhile is nobody’s, on the same track', async () => {
    const at = await gate();
    const { trackId } = lastHand(await watchHands(at, 3, [siti]));
    await at.station.call('people.remove', { personId: 1 });
    const after = await watchHands(at, 8, [siti]);
    expect(new Set(handOutcomes(after))).toEqual(new Set(['looking', 'unknown']));
    expect(lastHand(after)).toMatchObject({ trackId, person: null, arrival: null });
    expect(at.store.records.get(1)).not.toBeNull();
  });

  it('whose palms were taken back is nobody’s either, face or no face', async () => {
    const at = await gate();
    await enrolPerson(at, 1);
    await watchHands(at, 3, [siti]);
    await at.station.call('palms.forget', { personId: 1 });
    expect(lastHand(await watchHands(at, 8, [siti]))).toMatchObject({ outcome: 'unknown', person: null });
  });

  it('"not me" holds at the gate, by palm as by face', async () => {
    const at = await gate();
    const { arrival } = lastHand(await watchHands(at, 3, [siti]));
    await at.station.call('attendance.disown', { recordId: arrival?.recordId ?? 0 });
    at.clock.advance(seconds);
    expect(handOutcomes(await watchHands(at, 6, [siti]))).not.toContain('accept');
    await enrolPerson(at, 1);
    const faces = [];
    for (let seq = 0; seq < 4; seq++) {
      at.clock.advance(100);
      const image = picture({ like: { 1: 1 } });
      faces.push(...(await at.station.call('live.frame', { camera: 'gate', seq, at: 0, image })).seen);
    }
    expect(faces.map(({ outcome }) => outcome)).not.toContain('accept');
    at.clock.advance(minutes);
    expect(lastHand(await watchHands(at, 3, [siti])).outcome).toBe('accept');
  });
});

describe('other hands', () => {
  it('a stranger’s is unknown after five looks, told once', async () => {
    const at = await gate();
    const frames = await watchHands(at, 20, [stranger]);
    expect(handOutcomes(frames).slice(0, 6)).toEqual([...Array(4).fill('looking'), 'unknown', 'unknown']);
    expect(events(at)).toMatchObject([{ outcome: 'unknown', personId: null, modality: 'palm' }]);
    expect(at.store.records.get(1)).toBeNull();
  });

  it('one too much like two people is ambiguous', async () => {
    const at = bench();
    await enrolPalm(at, 1);
    await enrolPalm(at, 2, { allowDuplicate: true }, { who: 1, apart: 0.01 });
    expect(lastHand(await watchHands(at, 6, [{ who: 1, apart: 0.15 }]))).toMatchObject({
      outcome: 'ambiguous',
      person: null,
    });
  });

  it('two at once are each their own', async () => {
    const at = await gate();
    const frames = await watchHands(at, 3, [
      { ...siti, region: { x: 160 } },
      { ...budi, region: { x: 480 } },
    ]);
    expect(frames.at(-1)?.map(({ person, outcome }) => [outcome, person?.id])).toEqual([
      ['accept', 1],
      ['accept', 2],
    ]);
    expect(events(at)).toHaveLength(2);
  });

  it('one that takes the place of another is not greeted as the other', async () => {
    const at = await gate();
    await watchHands(at, 3, [siti]);
    const frames = await watchHands(at, 20, [stranger]);
    expect(frames.slice(10).every(([hand]) => hand?.person === null)).toBe(true);
    expect(lastHand(frames).outcome).toBe('unknown');
    expect(lastHand(await watchHands(at, 10, [budi]))).toMatchObject({ outcome: 'accept', person: { id: 2 } });
    // One that comes back is the one it was: nothing is stored twice.
    const before = events(at).length;
    expect(lastHand(await watchHands(at, 10, [siti]))).toMatchObject({ outcome: 'accept', person: { id: 1 } });
    expect(events(at)).toHaveLength(before);
  });

  it('one shaky look takes no greeting back', async () => {
    const at = await gate();
    await watchHands(at, 6, [siti]);
    const frames = await watchHands(at, 5, [{ who: 1, apart: 0.4 }]);
    frames.push(...(await watchHands(at, 10, [siti])));
    expect(new Set(handOutcomes(frames))).toEqual(new Set(['accept']));
    expect(events(at)).toHaveLength(1);
  });

  it('a blank picture’s code is nobody’s, whatever vision thought of it', async () => {
    const at = await gate();
    const frames = await watchHands(at, 15, [{ template: new Uint32Array(96) }]);
    expect(lastHand(frames)).toMatchObject({ outcome: 'low_quality', hand: { fault: 'faint' }, person: null });
  });

  it('a faulty one says why, is low quality after a while, and is accepted once it is good', async () => {
    const at = await gate();
    const frames = await watchHands(at, 14, [{ ...siti, fault: 'too_dark' }]);
    expect(handOutcomes(frames)).toEqual([...Array(11).fill('looking'), ...Array(3).fill('low_quality')]);
    expect(lastHand(frames).hand).toEqual({ side: 'right', fault: 'too_dark' });
    expect(events(at)).toMatchObject([{ outcome: 'low_quality', similarity: null, distance: null, runnerUp: null }]);
    expect(lastHand(await watchHands(at, 3, [siti])).outcome).toBe('accept');
    expect(lastHand(await watchHands(at, 5, [{ ...siti, fault: 'blurred' }]))).toMatchObject({
      outcome: 'accept',
      person: { id: 1 },
    });
  });

  it.each([
    ['strict', 0.32, 'unknown'],
    ['normal', 0.32, 'accept'],
    ['normal', 0.34, 'unknown'],
    ['relaxed', 0.34, 'accept'],
  ] as const)('%s: a palm %f away is %s', async (strictness, apart, outcome) => {
    const at = await gate({ settings: { strictness } });
    expect(lastHand(await watchHands(at, 6, [{ who: 1, apart }])).outcome).toBe(outcome);
    expect(events(at)[0]?.policy).toBe(strictness === 'normal' ? 'palm-1' : `palm-1 ${strictness}`);
  });
});

describe('what the gate reads', () => {
  const frame = (at: Bench, modality: 'face' | 'palm', image: Uint8Array) =>
    at.station.call('live.frame', { camera: 'gate', seq: 7, at: 0, modality, image });

  it('is asked for of nothing else: other frames are empty and not looked at', async () => {
    const at = await gate({ settings: { gateReads: 'face' } });
    expect(await frame(at, 'palm', handPicture(at, siti))).toMatchObject({
      seq: 7,
      seen: [],
      status: { vision: 'ready' },
    });
    expect(at.vision.palmFrames).toEqual([]);
    await at.station.call('settings.update', { gateReads: 'palm' });
    await enrolPerson(at, 1);
    expect((await frame(at, 'face', picture({ like: { 1: 1 } }))).seen).toEqual([]);
    expect(at.vision.frames).toEqual([]);
    expect((await frame(at, 'palm', handPicture(at, siti))).seen).toHaveLength(1);
  });

  it('both: palms are looked for once somebody has one, and while there is a pack', async () => {
    const at = bench();
    expect((await frame(at, 'palm', handPicture(at, siti))).seen).toEqual([]);
    await enrolPalm(at, 1);
    expect((await frame(at, 'palm', handPicture(at, siti))).seen).toHaveLength(1);
    at.vision.become({ ...at.vision.state(), palm: null });
    expect((await frame(at, 'palm', handPicture(at, siti))).seen).toEqual([]);
    await at.station.call('settings.update', { gateReads: 'palm' });
    await expect(frame(at, 'palm', handPicture(at, siti))).rejects.toEqual(refusal('models_unavailable'));
  });
});
