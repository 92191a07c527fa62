import { describe, expect, it } from 'vitest';
import type { EnrolmentProgress } from '../../../../src-shared/contract.ts';
import type { Pose, ShotKind } from '../../../../src-shared/domain.ts';
import { given } from '../../../support/given.ts';
import {
  type Bench,
  bench,
  enrolPerson,
  minutes,
  picture,
  portrait,
  refusal,
  type ShownFace,
  seconds,
} from '../support.ts';

const siti: ShownFace = { like: { 1: 0.95 } };
/** How the head is held for each shot; the person's right is the picture's left. */
const poses: Record<ShotKind, Partial<Pose>> = {
  front: {},
  right: { yaw: -12 },
  left: { yaw: 12 },
  up: { pitch: 8 },
};

class Capture {
  readonly at: Bench;
  readonly sessionId: string;

  constructor(at: Bench, sessionId: string) {
    this.at = at;
    this.sessionId = sessionId;
  }

  /** `times` frames a fifth of a second apart; the progress after the last. */
  async see(shown: ShownFace[], times = 1): Promise<EnrolmentProgress> {
    let progress: EnrolmentProgress | undefined;
    for (let i = 0; i < times; i++) {
      this.at.clock.advance(200);
      const image = picture(...shown);
      progress = await this.at.station.call('enrolment.frame', { sessionId: this.sessionId, image });
    }
    return progress as EnrolmentProgress;
  }

  /** Holds still in the pose of `kind` until the shot is taken. */
  async take(kind: ShotKind, face: ShownFace = siti): Promise<EnrolmentProgress> {
    for (let i = 0; i < 10; i++) {
      const progress = await this.see([{ ...face, pose: poses[kind] }]);
      if (progress.accepted) return progress;
    }
    throw new Error(`No ${kind} shot was taken.`);
  }

  finish(allowDuplicate = false) {
    return this.at.station.call('enrolment.finish', { sessionId: this.sessionId, allowDuplicate });
  }

  retake(kind: ShotKind) {
    return this.at.station.call('enrolment.retake', { sessionId: this.sessionId, kind });
  }
}

async function capture(at: Bench = bench(), name = 'Siti'): Promise<Capture> {
  const { sessionId } = await at.station.call('enrolment.start', { name, group: '7A' });
  return new Capture(at, sessionId);
}

const taken = (progress: EnrolmentProgress): ShotKind[] =>
  progress.shots.filter((shot) => shot.accepted).map((shot) => shot.kind);

describe('a whole enrolment', () => {
  it('asks for front, right, left, up and stores the four with the portrait', async () => {
    const c = await capture();
    const wanted: (ShotKind | null)[] = [];
    for (const kind of ['front', 'right', 'left', 'up'] as const) wanted.push((await c.take(kind)).wanted);
    expect(wanted).toEqual(['right', 'left', 'up', null]);
    expect(await c.see([siti])).toMatchObject({ hint: 'good', wanted: null, accepted: null, progress: 1 });
    const result = await c.finish();
    expect(result).toMatchObject({
      person: { tenantId: 1, userId: given(1), name: 'Siti', group: '7A', templateCount: 4, hasPortrait: true },
      stored: 4,
      replaced: false,
      count: 4,
    });
    expect(Buffer.from(c.at.store.portraits.get(result.person.id) ?? [])).toEqual(Buffer.from(portrait));
    expect(c.at.gallery.templates(1)).toBe(4);
    expect(c.at.told).toEqual([{ type: 'people.changed' }]);
    await expect(c.see([siti])).rejects.toEqual(refusal('session_not_found'));
  });

  it('keeps the portrait of each shot, also with somebody far behind, and shows the best one', async () => {
    const c = await capture();
    c.at.vision.portraitOf = (image) => image;
    const behind: ShownFace = { like: { 3: 1 }, x: 10, y: 10, width: 70 };
    const shots = { front: 0.7, right: 0.6, left: 0.8, up: 0.65 } as const;
    const pictures: Uint8Array[] = [];
    for (const kind of ['front', 'right', 'left', 'up'] as const) {
      const face = { ...siti, pose: poses[kind], quality: { score: shots[kind] } };
      for (let i = 0; i < 10; i++) if ((await c.see([face, behind])).accepted) break;
      pictures.push(picture(face, behind));
    }
    const { person } = await c.finish();
    const kept = c.at.store.templates.ofPerson(person.id).map(({ id }) => c.at.store.portraits.ofTemplate(id));
    expect(kept.map((image) => new Uint8Array(image ?? []))).toEqual(pictures);
    expect(new Uint8Array(c.at.store.portraits.get(person.id) ?? [])).toEqual(pictures[2]);
  });

  it('begins with what is wanted and nothing taken', async () => {
    const at = bench();
    expect(await at.station.call('enrolment.start', { name: 'Siti' })).toEqual({
      sessionId: 'session-1',
      shots: ['front', 'right', 'left', 'up'].map((kind) => ({ kind, accepted: false, quality: null })),
      wanted: 'front',
      hint: 'no_face',
      accepted: null,
      canFinish: false,
      face: null,
      progress: 0,
    });
  });

  it('may end after three shots, not before', async () => {
    const c = await capture();
    for (const kind of ['front', 'right'] as const) expect((await c.take(kind)).canFinish).toBe(false);
    await expect(c.finish()).rejects.toEqual(refusal('too_few_shots', { least: 3, taken: 2 }));
    expect((await c.take('left')).canFinish).toBe(true);
    expect((await c.finish()).stored).toBe(3);
  });

  it('stores nothing before the end, and nothing when cancelled', async () => {
    const c = await capture();
    for (const kind of ['front', 'right', 'left'] as const) await c.take(kind);
    expect(c.at.store.people.count(1)).toBe(0);
    const { sessionId } = c;
    expect(await c.at.station.call('enrolment.cancel', { sessionId })).toEqual({ cancelled: true });
    expect(await c.at.station.call('enrolment.cancel', { sessionId })).toEqual({ cancelled: true });
    await expect(c.finish()).rejects.toEqual(refusal('session_not_found'));
    expect([c.at.store.people.count(1), c.at.gallery.templates(1)]).toEqual([0, 0]);
  });

  it('of a face that is enrolled already asks, and goes on when allowed', async () => {
    const at = bench();
    const known = await enrolPerson(at, 1);
    const c = await capture(at, 'Sita');
    for (const kind of ['front', 'right', 'left'] as const) await c.take(kind);
    await expect(c.finish()).rejects.toEqual(refusal('duplicate_face', { personId: known.person.id }));
    expect(await c.finish(true)).toMatchObject({ person: { userId: given(1), name: 'Sita' }, stored: 3 });
  });

  it('keeps no more shots than a person may have', async () => {
    const c = await capture(bench({ settings: { maxTemplatesPerPerson: 2 } }));
    await c.take('front', { ...siti, quality: { score: 0.9 } });
    await c.take('right', { ...siti, quality: { score: 0.5 } });
    await c.take('left', { ...siti, quality: { score: 0.7 } });
    expect(await c.finish()).toMatchObject({ stored: 2, count: 2, replaced: false, person: { templateCount: 2 } });
    expect(c.at.store.templates.ofTenant(1).map((template) => template.quality)).toEqual([0.9, 0.7]);
  });
});

describe('hints', () => {
  it('come one at a time, in their order', async () => {
    const c = await capture();
    const faults: [string, ShownFace][] = [
      ['closer', { width: 70 }],
      ['further', { width: 420, x: 110, y: 30 }],
      ['centre', { x: 0, y: 160 }],
      ['too_dark', { quality: { exposure: 0.3, brightness: 0.1 } }],
      ['straighten', { pose: { roll: 25 } }],
      ['uncover', { quality: { occlusion: ['eyes'] } }],
      ['hold_still', { quality: { sharpness: 0.1 } }],
      ['look_front', { pose: { yaw: 20 } }],
      ['good', {}],
    ];
    /** Every fault from the one in `from` on, at once. */
    const faulty = (from: number): ShownFace => {
      const face = { ...siti, quality: {}, pose: {} };
      for (const [, { quality, pose, ...rest }] of faults.slice(from).reverse()) {
        Object.assign(face, rest);
        Object.assign(face.quality, quality);
        Object.assign(face.pose, pose);
      }
      return face;
    };
    const hints: string[] = [];
    for (let i = 0; i < faults.length; i++) hints.push((await c.see([faulty(i)])).hint);
    expect(hints.slice(0, -1)).toEqual(faults.slice(0, -1).map(([hint]) => hint));
    expect((await c.see([siti])).hint).toBe('good');
  });

  it.each<[string, ShownFace]>([
    ['too_bright', { quality: { exposure: 0.3, brightness: 0.9 } }],
    ['centre', { quality: { occlusion: ['edge'] } }],
    ['centre', { y: 0, x: 240 }],
    ['uncover', { quality: { occlusion: ['mouth'] } }],
    ['straighten', { pose: { roll: -25 } }],
    ['look_front', { pose: { pitch: -20 } }],
    ['look_front', { pose: { yaw: 50 } }],
  ])('%s for %j', async (hint, face) => {
    expect((await (await capture()).see([{ ...siti, ...face }])).hint).toBe(hint);
  });

  it('ask for a face, and for one only', async () => {
    const c = await capture();
    expect(await c.see([])).toMatchObject({ hint: 'no_face', face: null, progress: 0 });
    expect((await c.see([siti, { x: 10, width: 100 }])).hint).toBe('several_faces');
    expect((await c.see([siti, { x: 10, width: 60 }])).hint).not.toBe('several_faces');
  });

  it('ask for each direction', async () => {
    const c = await capture();
    const hints: string[] = [];
    for (const kind of ['front', 'right', 'left'] as const) {
      await c.take(kind);
      hints.push((await c.see([siti])).hint);
    }
    expect(hints).toEqual(['turn_right', 'turn_left', 'chin_up']);
  });

  it('measure directions against how the person holds their head in front', async () => {
    const c = await capture();
    await c.take('front', siti);
    await c.retake('front');
    for (let i = 0; i < 2; i++) await c.see([{ ...siti, pose: { yaw: -8 } }]);
    expect((await c.see([{ ...siti, pose: { yaw: -12 } }])).hint).toBe('turn_right');
    expect((await c.see([{ ...siti, pose: { yaw: -18 } }])).hint).toBe('hold_still');
  });

  it('stop insisting on an uncovered face after three seconds: veils and glasses are not faults', async () => {
    const c = await capture();
    const veiled = { ...siti, quality: { occlusion: ['mouth' as const] } };
    expect((await c.see([veiled], 14)).hint).toBe('uncover');
    expect((await c.take('front', veiled)).accepted).toBe('front');
  });

  it('stop insisting on a direction after six seconds: not everybody can turn their head', async () => {
    const c = await capture();
    await c.take('front');
    expect((await c.see([siti], 29)).hint).toBe('turn_right');
    c.at.clock.advance(200);
    expect((await c.take('front')).accepted).toBe('right');
  });

  it('insist on a face that is not turned away for ever', async () => {
    const c = await capture();
    expect((await c.see([{ ...siti, pose: { yaw: 50 } }], 60)).hint).toBe('look_front');
  });
});

describe('the shutter', () => {
  it('falls at the second steady frame', async () => {
    const c = await capture();
    expect(await c.see([siti])).toMatchObject({ hint: 'hold_still', accepted: null });
    expect(await c.see([siti])).toMatchObject({ hint: 'good', accepted: 'front', progress: 1 });
  });

  it('waits while the face moves', async () => {
    const c = await capture();
    for (const x of [240, 270, 240, 270, 240]) expect((await c.see([{ ...siti, x }])).accepted).toBeNull();
    expect((await c.see([{ ...siti, x: 245 }])).accepted).toBe('front');
  });

  it('starts counting anew after a frame without a good face', async () => {
    const c = await capture();
    await c.see([siti]);
    await c.see([]);
    expect((await c.see([siti])).accepted).toBeNull();
    await c.see([{ ...siti, pose: { yaw: 30 } }]);
    expect((await c.see([siti])).accepted).toBeNull();
    expect((await c.see([siti])).accepted).toBe('front');
  });

  it('rests between two shots, so that they differ', async () => {
    const c = await capture();
    await c.take('front');
    const turned = { ...siti, pose: poses.right };
    expect(await c.see([turned], 3)).toMatchObject({ hint: 'hold_still', accepted: null });
    expect((await c.see([turned])).accepted).toBe('right');
  });

  it('reports progress within 0..1 all the while', async () => {
    const c = await capture();
    await c.take('front');
    for (let i = 0; i < 12; i++) {
      c.at.clock.advance(-150);
      const { progress, accepted } = await c.see([{ ...siti, pose: poses.right }]);
      expect(progress).toBeGreaterThanOrEqual(0);
      expect(progress).toBeLessThanOrEqual(1);
      expect(progress === 1).toBe(accepted !== null);
    }
  });

  it('asks vision for a portrait with every frame that may become a shot', async () => {
    const c = await capture();
    await c.take('front');
    await c.see([siti]);
    expect(c.at.vision.frames.map((frame) => frame.portrait)).toEqual([true, true, true]);
    expect(c.at.vision.frames.every((frame) => frame.known.length === 0)).toBe(true);
  });
});

describe('one person only', () => {
  it('a stranger stepping in is told, and takes no shot', async () => {
    const c = await capture();
    await c.take('front');
    const stranger = { like: { 2: 0.95 }, pose: poses.right };
    expect(await c.see([stranger], 8)).toMatchObject({ hint: 'same_person', wanted: 'right' });
    expect((await c.take('right')).accepted).toBe('right');
  });

  it('a face like any one of the shots so far is the same person', async () => {
    const c = await capture();
    await c.take('front');
    await c.take('right', { like: { 1: 0.6, 2: 0.75 } });
    expect((await c.take('left', { like: { 2: 0.9 } })).accepted).toBe('left');
  });

  it('the first shot says who it is', async () => {
    const c = await capture();
    await c.take('front', { like: { 2: 0.95 } });
    await c.retake('front');
    expect((await c.take('front')).accepted).toBe('front');
  });
});

describe('retake', () => {
  it('wants that shot again and keeps the others', async () => {
    const c = await capture();
    for (const kind of ['front', 'right', 'left'] as const) await c.take(kind);
    const after = await c.retake('right');
    expect(after).toMatchObject({ wanted: 'right', canFinish: false, hint: 'no_face', accepted: null });
    expect(taken(after)).toEqual(['front', 'left']);
    expect(taken(await c.take('right', { ...siti, quality: { score: 0.6 } }))).toEqual(['front', 'right', 'left']);
    expect((await c.see([siti])).shots[1]?.quality).toBe(0.6);
  });

  it('of a shot not taken yet changes nothing', async () => {
    const c = await capture();
    await c.take('front');
    expect(taken(await c.retake('up'))).toEqual(['front']);
  });
});

describe('open sessions', () => {
  it('are forgotten ten minutes after their last use, whether or not others are started', async () => {
    const c = await capture();
    await c.take('front');
    c.at.clock.advance(9 * minutes);
    await c.see([]);
    c.at.clock.advance(9 * minutes);
    expect(taken(await c.see([]))).toEqual(['front']);
    c.at.clock.advance(10 * minutes + seconds);
    await expect(c.see([siti])).rejects.toEqual(refusal('session_not_found'));
    await expect(c.retake('front')).rejects.toEqual(refusal('session_not_found'));
    await expect(c.finish()).rejects.toEqual(refusal('session_not_found'));
  });

  it('are at most sixteen', async () => {
    const at = bench();
    const open = () => at.station.call('enrolment.start', { name: 'Siti' });
    const [first] = await Promise.all(Array.from({ length: 16 }, open));
    await expect(open()).rejects.toEqual(refusal('busy', { retryAfter: 60 }));
    await at.station.call('enrolment.cancel', { sessionId: first?.sessionId ?? '' });
    await open();
    at.clock.advance(10 * minutes + seconds);
    expect((await open()).wanted).toBe('front');
  });

  it('do not mix', async () => {
    const at = bench();
    const [a, b] = [await capture(at), await capture(at, 'Budi')];
    await a.take('front');
    expect(taken(await b.see([{ like: { 2: 1 } }]))).toEqual([]);
  });

  it('that never were are not found', async () => {
    const { station } = bench();
    await expect(station.call('enrolment.frame', { sessionId: 'none', image: picture(siti) })).rejects.toEqual(
      refusal('session_not_found'),
    );
  });

  it('go into the tenant they were started for, under the number they were given', async () => {
    const at = bench();
    const { sessionId } = await at.station.call('enrolment.start', { tenantId: 9, userId: 77, name: 'Siti' });
    const c = new Capture(at, sessionId);
    for (const kind of ['front', 'right', 'left'] as const) await c.take(kind);
    expect((await c.finish()).person).toMatchObject({ tenantId: 9, userId: 77 });
  });
});
