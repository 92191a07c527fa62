/** The log as staff read it: what is near, what is marked, and pages of the rare. */
import { describe, expect, it } from 'vitest';
import { isNearMiss, qualityLinesOf, standingOf } from '../../../../src-main/station/events/commands.ts';
import { facePolicyVersion } from '../../../../src-main/station/recognition/face-gate.ts';
import { palmPinPolicyVersion, palmPolicyVersion } from '../../../../src-main/station/recognition/palm-gate.ts';
import { type Policies, policies, policyName, policyNamed } from '../../../../src-main/station/recognition/policies.ts';
import { photoPolicyVersion } from '../../../../src-main/station/recognition/scan.ts';
import { type LoggedDecision, strictnesses } from '../../../../src-shared/contract/office.ts';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { gateOutcomes, type RecognitionEvent } from '../../../../src-shared/domain.ts';
import { event } from '../../store/support.ts';
import { type Bench, bench, enrolPerson, pack, palmFacts, refusal } from '../support.ts';

const at = (minute: number) => new Date(Date.parse('2025-11-17T00:10:00Z') + minute * 60_000).toISOString();

function insert(made: Bench, changes: Partial<RecognitionEvent>) {
  return made.store.events.insert(
    event({ packId: pack.id, people: 1000, similarity: 0.1, runnerUp: null, ...changes }),
  );
}

async function pages(made: Bench, query: CommandInput<'events.list'>): Promise<LoggedDecision[]> {
  const found: LoggedDecision[] = [];
  let cursor: number | null = 0;
  for (let turn = 0; cursor !== null && turn < 100; turn += 1) {
    const page: { events: LoggedDecision[]; next: number | null } = await made.station.call('events.list', {
      ...query,
      cursor,
    });
    found.push(...page.events);
    cursor = page.next;
  }
  return found;
}

describe('events.list', () => {
  it('says whom it was about, where it stood and what staff said of it', async () => {
    const made = bench();
    const { person } = await enrolPerson(made, 1);
    const { id } = insert(made, { outcome: 'accept', personId: person.id, similarity: 0.9, runnerUp: 0.2 });
    await made.station.call('events.mark', { eventId: id, wrong: true, note: 'kembar', actor: 'Agus' });
    const { events } = await made.station.call('events.list', {});
    expect(events).toMatchObject([
      {
        id,
        person: { id: person.id, name: 'Siswa 1', hasPortrait: true },
        nearMiss: false,
        mark: { wrong: true, note: 'kembar', author: 'Agus' },
      },
    ]);
    expect(events[0]?.margin).toBeCloseTo(0.7);
    expect(events[0]?.standing?.score).toBeCloseTo(1.25);
    expect(events[0]?.standing?.line).toBeCloseTo(0.56);
    const unmarked = await made.station.call('events.mark', { eventId: id, wrong: false });
    expect(unmarked.mark).toBeNull();
    expect((await made.station.call('events.list', { marked: true })).events).toEqual([]);
    await expect(made.station.call('events.mark', { eventId: id + 1, wrong: true })).rejects.toEqual(
      refusal('not_found'),
    );
  });

  it('finds rare near misses among thousands, none twice and none left out, whatever the page', async () => {
    const made = bench();
    await enrolPerson(made, 1);
    const near: number[] = [];
    made.store.transaction(() => {
      for (let minute = 0; minute < 7000; minute += 1) {
        const isNear = minute % 613 === 5 || minute === 6999 || minute === 6998;
        const { id } = insert(made, { at: at(minute), outcome: isNear ? 'ambiguous' : 'unknown' });
        if (isNear) near.unshift(id);
      }
    });
    for (const limit of [1, 3, 50])
      expect((await pages(made, { nearMiss: true, limit })).map(({ id }) => id)).toEqual(near);
  });

  it('gives what is there and the way on where one page would have to look too far', async () => {
    const made = bench();
    await enrolPerson(made, 1);
    made.store.transaction(() => {
      insert(made, { outcome: 'ambiguous' });
      for (let minute = 0; minute < 5600; minute += 1) insert(made, { at: at(minute), outcome: 'unknown' });
    });
    const first = await made.station.call('events.list', { nearMiss: true });
    expect(first.events).toEqual([]);
    expect(first.next).not.toBeNull();
    const second = await made.station.call('events.list', { nearMiss: true, cursor: first.next ?? 0 });
    expect(second).toMatchObject({ events: [{ outcome: 'ambiguous' }], next: null });
  });

  it('reads dates as school days, both ends included', async () => {
    const made = bench();
    await enrolPerson(made, 1);
    const days = ['2025-11-16T20:00:00Z', '2025-11-17T10:00:00Z', '2025-11-18T10:00:00Z'];
    const [, second, third] = days.map((day) => insert(made, { at: day }).id);
    const listed = await made.station.call('events.list', { from: '2025-11-17', to: '2025-11-18' });
    expect(listed.events.map(({ id }) => id)).toEqual(expect.arrayContaining([third, second]));
    const { events } = await made.station.call('events.list', { from: '2025-11-18', to: '2025-11-18' });
    expect(events.map(({ id }) => id)).toEqual([third]);
  });
});

type Grounds = Parameters<typeof isNearMiss>[0];
const packs = { pack, palm: palmFacts };
const base: Grounds = {
  modality: 'face',
  outcome: 'unknown',
  similarity: 0.5,
  runnerUp: 0.2,
  people: 1000,
  packId: pack.id,
  policy: 'gate-1',
};
const near = (changes: Partial<RecognitionEvent>) => isNearMiss({ ...base, ...changes }, packs);
const steps = (from: number, to: number) => Array.from({ length: 101 }, (_, i) => from + ((to - from) * i) / 100);

describe('a near miss', () => {
  it('is nothing that was never compared, that another pack decided, or that was no matter of likeness', () => {
    for (const outcome of gateOutcomes) {
      expect(near({ outcome, similarity: null })).toBe(false);
      expect(near({ outcome, packId: 'another' })).toBe(false);
      expect(isNearMiss({ ...base, outcome }, { pack: null, palm: null })).toBe(false);
    }
    for (const similarity of steps(-1, 1)) {
      expect(near({ outcome: 'spoof', similarity })).toBe(false);
      expect(near({ outcome: 'low_quality', similarity })).toBe(false);
    }
  });

  it('is everything ambiguous', () => {
    for (const similarity of steps(-1, 1)) expect(near({ outcome: 'ambiguous', similarity })).toBe(true);
  });

  it('among the refused begins one step under the line and never ends above it', () => {
    const verdicts = steps(-1, 1).map((similarity) => ({ similarity, near: near({ similarity, runnerUp: null }) }));
    const first = verdicts.findIndex((verdict) => verdict.near);
    expect(first).toBeGreaterThan(0);
    expect(verdicts.slice(first).every((verdict) => verdict.near)).toBe(true);
    const {
      score = 0,
      line = 0,
      step = 0,
    } = standingOf({ ...base, similarity: verdicts[first]?.similarity ?? 0, runnerUp: null }, packs) ?? {};
    expect(score).toBeGreaterThanOrEqual(line - step);
    expect(score).toBeLessThan(line - step + 0.05);
  });

  it('among the accepted is a thin margin, and nobody beside is none', () => {
    const { minMargin } = pack.gate;
    for (const margin of steps(0, 4 * minMargin))
      expect(near({ outcome: 'accept', similarity: 0.9, runnerUp: 0.9 - margin })).toBe(
        0.9 - (0.9 - margin) < 2 * minMargin,
      );
    expect(near({ outcome: 'accept', similarity: 0.9, runnerUp: null })).toBe(false);
  });

  it('moves with the strictness it was decided by', () => {
    const lines = ['gate-1 relaxed', 'gate-1', 'gate-1 strict'].map(
      (policy) => standingOf({ ...base, policy }, packs)?.line ?? 0,
    );
    expect(lines.map((line) => line.toFixed(3))).toEqual(['0.510', '0.560', '0.610']);
    const score = 0.52;
    const similarity = score / 1.5;
    expect(near({ similarity, runnerUp: null, policy: 'gate-1' })).toBe(true);
    expect(near({ similarity, runnerUp: null, policy: 'gate-1 strict' })).toBe(false);
  });

  it('of a photo is measured by the stricter line of photos', () => {
    const standing = standingOf({ ...base, policy: 'photo-1' }, packs);
    expect(standing?.line).toBeCloseTo(0.61);
    expect(standing?.leastMargin).toBeCloseTo(0.1);
    expect(near({ outcome: 'accept', similarity: 0.9, runnerUp: 0.75, policy: 'photo-1' })).toBe(true);
    expect(near({ outcome: 'accept', similarity: 0.9, runnerUp: 0.75 })).toBe(false);
  });

  it('exists for packs whose line does not move with the number of people', () => {
    const fixed = { palm: null, pack: { ...pack, gate: { ...pack.gate, perDecade: 0 } } };
    const similarity = (0.56 - 0.9 * 0.11) / 1.5;
    expect(isNearMiss({ ...base, similarity, runnerUp: null }, fixed)).toBe(true);
    expect(isNearMiss({ ...base, similarity: similarity - 0.02, runnerUp: null }, fixed)).toBe(false);
  });
});

describe('of a palm', () => {
  const { identify, minMargin } = palmFacts.gate;
  const hand: Grounds = { ...base, modality: 'palm', packId: palmFacts.id, policy: 'palm-1', runnerUp: null };
  const palm = (distance: number, changes: Partial<Grounds> = {}) => ({
    ...hand,
    similarity: 1 - distance,
    ...changes,
  });

  it('is measured by the palm pack alone, with the line of its strictness', () => {
    expect(standingOf(palm(0.4), packs)?.line).toBeCloseTo(1 - identify);
    expect(standingOf(palm(0.4), packs)?.leastMargin).toBe(minMargin);
    expect(standingOf(palm(0.4), { pack, palm: null })).toBeNull();
    expect(standingOf(palm(0.4, { packId: 'palm-other' }), packs)).toBeNull();
    expect(standingOf(palm(0.4), { pack: null, palm: palmFacts })).not.toBeNull();
    const [relaxed, normal, strict] = ['palm-1 relaxed', 'palm-1+pin', 'palm-1+pin strict'].map(
      (policy) => standingOf(palm(0.4, { policy }), packs)?.line ?? 0,
    ) as [number, number, number];
    expect(normal).toBeCloseTo(1 - identify);
    expect(strict - normal).toBeCloseTo(normal - relaxed);
    expect(strict).toBeGreaterThan(normal);
  });

  it('a near miss is one step beyond the line, a thin margin, or everything ambiguous', () => {
    const step = standingOf(palm(0.4), packs)?.step ?? 0;
    expect(isNearMiss(palm(identify + step - 0.001), packs)).toBe(true);
    expect(isNearMiss(palm(identify + step + 0.001), packs)).toBe(false);
    const accepted = (margin: number) => palm(0.2, { outcome: 'accept', runnerUp: 0.8 - margin });
    expect(isNearMiss(accepted(1.5 * minMargin), packs)).toBe(true);
    expect(isNearMiss(accepted(2.5 * minMargin), packs)).toBe(false);
    expect(isNearMiss(palm(0.3, { outcome: 'ambiguous' }), packs)).toBe(true);
  });
});

describe('old decisions', () => {
  /** As they will stand once each rule has been changed: the new version beside the one of the event. */
  const later: Policies = {
    ...policies,
    'gate-2': { ...policies['gate-1'], peopleTimes: 100, marginTimes: 3, quality: { usable: 0.5, alone: 0.6 } },
    'palm-2': { ...policies['palm-1'], marginTimes: 3, quality: { usable: 0.5, alone: 0.6 } },
  };
  const palm = { modality: 'palm', packId: palmFacts.id } as const;

  it.each([
    ['gate-1', {}, { line: 0.56, leastMargin: pack.gate.minMargin }, 0.25],
    ['gate-1 strict', {}, { line: 0.61, leastMargin: pack.gate.minMargin }, 0.25],
    ['photo-1', {}, { line: 0.61, leastMargin: 2 * pack.gate.minMargin }, 0.25],
    ['gate-2', {}, { line: 0.66, leastMargin: 3 * pack.gate.minMargin }, 0.5],
    ['palm-1', palm, { line: 1 - palmFacts.gate.identify, leastMargin: palmFacts.gate.minMargin }, 0.3],
    ['palm-1+pin', palm, { line: 1 - palmFacts.gate.identify, leastMargin: palmFacts.gate.minMargin }, 0.3],
    ['palm-2', palm, { line: 1 - palmFacts.gate.identify, leastMargin: 3 * palmFacts.gate.minMargin }, 0.5],
  ])(
    'of %s are told by its own rules, whatever rules are in force now',
    (policy, changes, { line, leastMargin }, usable) => {
      const event = { ...base, ...changes, policy };
      const standing = standingOf(event, packs, later);
      expect(standing?.line).toBeCloseTo(line, 9);
      expect(standing?.leastMargin).toBeCloseTo(leastMargin, 9);
      expect(standing?.closeMargin).toBeCloseTo(2 * leastMargin, 9);
      expect(qualityLinesOf(event, later)?.usable).toBe(usable);
      const accepted = (times: number) => ({
        ...event,
        outcome: 'accept' as const,
        runnerUp: 0.5 - times * leastMargin,
      });
      expect(isNearMiss(accepted(1.9), packs, later)).toBe(true);
      expect(isNearMiss(accepted(2.1), packs, later)).toBe(false);
    },
  );

  it('of rules that are not known are not told by others', () => {
    for (const policy of ['gate-2', 'gate', '', 'toString', ' strict']) {
      expect(standingOf({ ...base, policy }, packs)).toBeNull();
      expect(qualityLinesOf({ policy })).toBeNull();
      expect(isNearMiss({ ...base, outcome: 'ambiguous', policy }, packs)).toBe(false);
    }
  });

  it('every version that a gate writes is among the rules', () => {
    for (const version of [facePolicyVersion, photoPolicyVersion, palmPolicyVersion, palmPinPolicyVersion] as const)
      for (const strictness of strictnesses)
        expect(policyNamed(policyName(strictness, version))).toEqual({ policy: policies[version], strictness });
  });
});
