import { describe, expect, test } from 'vitest';
import { createEnrolment } from '../../../../src-renderer/screens/enrol/enrolment-store.ts';
import type {
  CommandName,
  EnrolmentProgress,
  EnrolmentResult,
  StationClient,
} from '../../../../src-shared/contract.ts';
import { StationError } from '../../../../src-shared/errors.ts';

const progress = (more: Partial<EnrolmentProgress> = {}): EnrolmentProgress => ({
  sessionId: 's1',
  shots: [{ kind: 'front', accepted: false, quality: null }],
  wanted: 'front',
  hint: 'no_face',
  accepted: null,
  canFinish: false,
  face: null,
  progress: 0,
  ...more,
});
const result = { stored: 4, replaced: false, count: 4, person: { id: 1, name: 'Aisyah' } } as EnrolmentResult;
const person = { name: 'Aisyah', group: 'VII A' };
const image = new Uint8Array([1]);

/** Answers each command with the next of its answers (the last one again and again). */
function station(answers: Partial<Record<CommandName, unknown[]>>) {
  const calls: [CommandName, unknown][] = [];
  const call = async (name: CommandName, args: unknown) => {
    calls.push([name, args]);
    const queue = answers[name] ?? [{}];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    client: { call } as unknown as StationClient,
    calls,
    named: (name: CommandName) => calls.filter(([each]) => each === name),
  };
}

describe('enrolment', () => {
  test('finished by itself when no shot is wanted any more', async () => {
    const { client, named } = station({
      'enrolment.start': [progress()],
      'enrolment.frame': [progress({ hint: 'good' }), progress({ wanted: null, accepted: 'front', canFinish: true })],
      'enrolment.finish': [result],
    });
    const enrolment = createEnrolment(client, person);
    await enrolment.start();
    expect(enrolment.store.getState()).toMatchObject({ progress: { hint: 'no_face' }, busy: false, result: null });
    await enrolment.frame(image);
    expect(enrolment.store.getState().progress?.hint).toBe('good');
    await enrolment.frame(image);
    expect(enrolment.store.getState()).toMatchObject({ result, busy: false });
    expect(named('enrolment.finish')).toEqual([
      ['enrolment.finish', { sessionId: 's1', allowDuplicate: false, replace: false }],
    ]);
    // What is stored is not taken back by leaving.
    enrolment.cancel();
    expect(named('enrolment.cancel')).toEqual([]);
  });

  test('a session that ended begins anew with the same person', async () => {
    const { client, named } = station({
      'enrolment.start': [progress(), progress({ sessionId: 's2' })],
      'enrolment.frame': [new StationError('session_not_found', '')],
    });
    const enrolment = createEnrolment(client, person);
    await enrolment.start();
    await enrolment.frame(image);
    await new Promise((done) => setTimeout(done));
    expect(enrolment.store.getState()).toMatchObject({ restarted: true, progress: { sessionId: 's2' } });
    expect(named('enrolment.start').map(([, args]) => args)).toEqual([person, person]);
  });

  test('a known face asks; yes sends it again, no begins anew without the old shots', async () => {
    const duplicate = new StationError('duplicate_face', '', { personId: 7, name: 'Siti' });
    const { client, named } = station({
      'enrolment.start': [progress(), progress({ sessionId: 's2' })],
      'enrolment.finish': [duplicate, duplicate, result],
    });
    const enrolment = createEnrolment(client, person);
    await enrolment.start();
    await enrolment.finish();
    expect(enrolment.store.getState()).toMatchObject({
      question: { kind: 'duplicate', personId: 7, name: 'Siti', photo: null },
      busy: false,
    });
    await enrolment.start();
    expect(enrolment.store.getState()).toMatchObject({ question: null, progress: { sessionId: 's2' } });
    expect(named('enrolment.cancel')).toEqual([['enrolment.cancel', { sessionId: 's1' }]]);
    await enrolment.finish();
    await enrolment.finish({ allowDuplicate: true, replace: false });
    expect(enrolment.store.getState().result).toBe(result);
    expect(named('enrolment.finish').at(-1)?.[1]).toMatchObject({ allowDuplicate: true });
  });

  test('a face unlike the earlier ones asks, and replaces them when told to, twin or not', async () => {
    const { client, named } = station({
      'enrolment.start': [progress()],
      'enrolment.photo': [new StationError('unlike_face', ''), new StationError('duplicate_face', ''), result],
    });
    const enrolment = createEnrolment(client, person);
    await enrolment.start();
    await enrolment.photo(1, image);
    expect(enrolment.store.getState().question).toMatchObject({ kind: 'unlike', photo: image });
    await enrolment.photo(1, image, { allowDuplicate: false, replace: true });
    const { question } = enrolment.store.getState();
    expect(question).toMatchObject({ kind: 'duplicate', agreed: { replace: true } });
    await enrolment.photo(1, image, { allowDuplicate: true, replace: true });
    expect(enrolment.store.getState().result).toBe(result);
    expect(named('enrolment.photo').at(-1)?.[1]).toMatchObject({ allowDuplicate: true, replace: true });
  });

  test('finishing that failed is not repeated with every frame', async () => {
    const { client, named } = station({
      'enrolment.start': [progress()],
      'enrolment.frame': [progress({ wanted: null, canFinish: true })],
      'enrolment.finish': [new StationError('storage_full', '')],
    });
    const enrolment = createEnrolment(client, person);
    await enrolment.start();
    for (let frame = 0; frame < 3; frame += 1) await enrolment.frame(image);
    expect(named('enrolment.finish')).toHaveLength(1);
    expect(enrolment.store.getState()).toMatchObject({ error: { code: 'storage_full' }, result: null });
  });

  test('a start that fails says why', async () => {
    const { client } = station({ 'enrolment.start': [new StationError('models_unavailable', '')] });
    const enrolment = createEnrolment(client, person);
    await enrolment.start();
    expect(enrolment.store.getState()).toMatchObject({
      progress: null,
      error: { code: 'models_unavailable' },
      busy: false,
    });
  });

  test('a photo enrols at once and ends the session; a known one asks and keeps the photo', async () => {
    const { client, named } = station({
      'enrolment.start': [progress()],
      'enrolment.photo': [new StationError('duplicate_face', ''), result],
    });
    const enrolment = createEnrolment(client, person);
    await enrolment.start();
    await enrolment.photo(1, image);
    expect(enrolment.store.getState().question).toEqual({
      kind: 'duplicate',
      personId: null,
      name: null,
      photo: image,
      agreed: { allowDuplicate: false, replace: false },
    });
    expect(named('enrolment.cancel')).toEqual([]);
    await enrolment.photo(1, image, { allowDuplicate: true, replace: false });
    expect(enrolment.store.getState().result).toBe(result);
    expect(named('enrolment.photo').at(-1)?.[1]).toMatchObject({ tenantId: 1, name: 'Aisyah', allowDuplicate: true });
    expect(named('enrolment.cancel')).toHaveLength(1);
  });

  test('an answer that comes after leaving changes nothing and leaves no session', async () => {
    const { client, named } = station({
      'enrolment.start': [progress()],
      'enrolment.frame': [progress({ hint: 'good' })],
    });
    const enrolment = createEnrolment(client, person);
    const starting = enrolment.start();
    enrolment.cancel();
    await starting;
    expect(enrolment.store.getState().progress).toBeNull();
    expect(named('enrolment.cancel')).toHaveLength(1);
    await enrolment.start();
    const late = enrolment.frame(image);
    enrolment.cancel();
    await late;
    expect(enrolment.store.getState().progress).toBeNull();
    expect(named('enrolment.cancel')).toHaveLength(2);
  });
});
