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
  test('form, capture, result: finished by itself when no shot is wanted any more', async () => {
    const { client, named } = station({
      'enrolment.start': [progress()],
      'enrolment.frame': [progress({ hint: 'good' }), progress({ wanted: null, accepted: 'front', canFinish: true })],
      'enrolment.finish': [result],
    });
    const enrolment = createEnrolment(client);
    await enrolment.start(person);
    expect(enrolment.store.getState()).toMatchObject({ step: 'capture', progress: { hint: 'no_face' } });
    await enrolment.frame(image);
    expect(enrolment.store.getState().progress?.hint).toBe('good');
    await enrolment.frame(image);
    expect(enrolment.store.getState()).toMatchObject({ step: 'result', result, busy: false });
    expect(named('enrolment.finish')).toEqual([['enrolment.finish', { sessionId: 's1', allowDuplicate: false }]]);
  });

  test('a session that ended begins anew with the same person', async () => {
    const { client, named } = station({
      'enrolment.start': [progress(), progress({ sessionId: 's2' })],
      'enrolment.frame': [new StationError('session_not_found', '')],
    });
    const enrolment = createEnrolment(client);
    await enrolment.start(person);
    await enrolment.frame(image);
    await new Promise((done) => setTimeout(done));
    expect(enrolment.store.getState()).toMatchObject({
      step: 'capture',
      restarted: true,
      progress: { sessionId: 's2' },
    });
    expect(named('enrolment.start').map(([, args]) => args)).toEqual([person, person]);
  });

  test('a known face asks; yes sends it again, no goes back to the form and ends the session', async () => {
    const duplicate = new StationError('duplicate_face', '', { personId: 7, name: 'Siti' });
    const { client, named } = station({
      'enrolment.start': [progress()],
      'enrolment.finish': [duplicate, duplicate, result],
    });
    const enrolment = createEnrolment(client);
    await enrolment.start(person);
    await enrolment.finish();
    expect(enrolment.store.getState()).toMatchObject({
      duplicate: { personId: 7, name: 'Siti', photo: null },
      busy: false,
    });
    enrolment.cancel();
    expect(enrolment.store.getState()).toMatchObject({ step: 'form', duplicate: null, person });
    expect(named('enrolment.cancel')).toHaveLength(1);
    await enrolment.start(person);
    await enrolment.finish();
    await enrolment.finish(true);
    expect(enrolment.store.getState().step).toBe('result');
    expect(named('enrolment.finish').at(-1)?.[1]).toMatchObject({ allowDuplicate: true });
  });

  test('finishing that failed is not repeated with every frame', async () => {
    const { client, named } = station({
      'enrolment.start': [progress()],
      'enrolment.frame': [progress({ wanted: null, canFinish: true })],
      'enrolment.finish': [new StationError('storage_full', '')],
    });
    const enrolment = createEnrolment(client);
    await enrolment.start(person);
    for (let frame = 0; frame < 3; frame += 1) await enrolment.frame(image);
    expect(named('enrolment.finish')).toHaveLength(1);
    expect(enrolment.store.getState()).toMatchObject({ step: 'capture', error: { code: 'storage_full' } });
  });

  test('a start that fails stays on the form and says why', async () => {
    const { client } = station({ 'enrolment.start': [new StationError('models_unavailable', '')] });
    const enrolment = createEnrolment(client);
    await enrolment.start(person);
    expect(enrolment.store.getState()).toMatchObject({
      step: 'form',
      error: { code: 'models_unavailable' },
      busy: false,
    });
  });

  test('a photo enrols at once; a known one asks and keeps the photo', async () => {
    const { client, calls } = station({
      'enrolment.photo': [new StationError('duplicate_face', ''), result],
    });
    const enrolment = createEnrolment(client);
    await enrolment.photo(person, 1, image);
    expect(enrolment.store.getState().duplicate).toEqual({ personId: null, name: null, photo: image });
    await enrolment.photo(person, 1, image, true);
    expect(enrolment.store.getState().step).toBe('result');
    expect(calls.at(-1)?.[1]).toMatchObject({ tenantId: 1, name: 'Aisyah', allowDuplicate: true });
  });

  test('an answer that comes after leaving changes nothing', async () => {
    const { client } = station({ 'enrolment.start': [progress()], 'enrolment.frame': [progress({ hint: 'good' })] });
    const enrolment = createEnrolment(client);
    await enrolment.start(person);
    const late = enrolment.frame(image);
    enrolment.cancel();
    await late;
    expect(enrolment.store.getState()).toMatchObject({ step: 'form', progress: null });
  });
});
