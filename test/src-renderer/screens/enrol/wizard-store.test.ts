import { describe, expect, test } from 'vitest';
import { createWizard } from '../../../../src-renderer/screens/enrol/wizard-store.ts';
import type { PalmEnrolment } from '../../../../src-shared/contract/palms.ts';
import type { CommandName, EnrolmentResult, StationClient } from '../../../../src-shared/contract.ts';
import { StationError } from '../../../../src-shared/errors.ts';
import type { Modality } from '../../../../src-shared/palm.ts';

const row = { id: 4, userId: 104, name: 'Budi', group: '7A', templates: 0, palms: 0, hasPortrait: false };
const entry = { id: 9, given: true, by: 'Ibu Sari', relation: 'guardian' };
const agreement = { relation: 'guardian', by: 'Ibu Sari', note: '' } as const;

/** Answers each command with the next of its answers (the last one again and again). */
function station(answers: Partial<Record<CommandName, unknown[]>>, takes?: readonly Modality[]) {
  const calls: [CommandName, unknown][] = [];
  const call = async (name: CommandName, args: unknown) => {
    calls.push([name, args]);
    const queue = answers[name] ?? [{}];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    wizard: createWizard({ call } as unknown as StationClient, takes && (() => takes)),
    calls,
    names: () => calls.map(([name]) => name),
  };
}

describe('the way of an enrolment', () => {
  test('somebody who agreed before goes straight to the camera', async () => {
    const { wizard } = station({ 'consent.ofPerson': [{ current: true, entries: [entry] }] });
    await wizard.choose(row);
    expect(wizard.store.getState()).toMatchObject({ step: 'capture', subject: { id: 4, consent: entry }, group: '7A' });
  });

  test('a consent that was taken back is none', async () => {
    const taken = { current: false, entries: [{ ...entry, given: false }, entry] };
    const { wizard } = station({ 'consent.ofPerson': [taken] });
    await wizard.choose(row);
    expect(wizard.store.getState()).toMatchObject({ step: 'consent', subject: { consent: null } });
  });

  test('a new person is written with their consent, before the camera', async () => {
    const { wizard, names, calls } = station({
      'people.add': [{ person: row, consent: entry }],
    });
    wizard.chooseNew({ name: 'Budi', group: '7A' });
    expect(names()).toEqual([]);
    await wizard.agree(agreement);
    expect(names()).toEqual(['people.add']);
    expect(calls[0]?.[1]).toEqual({ name: 'Budi', group: '7A', consent: { given: true, ...agreement } });
    expect(wizard.store.getState()).toMatchObject({
      step: 'capture',
      subject: { id: 4, userId: 104, created: true, consent: entry },
    });
  });

  test('a consent that could not be stored leads nowhere, and the person is not written twice', async () => {
    const { wizard, names } = station({
      'people.add': [new StationError('storage_full', ''), { person: row, consent: entry }],
    });
    wizard.chooseNew({ name: 'Budi' });
    await wizard.agree(agreement);
    expect(wizard.store.getState()).toMatchObject({ step: 'consent', error: { code: 'storage_full' }, busy: false });
    await wizard.agree(agreement);
    expect(wizard.store.getState()).toMatchObject({ step: 'capture', error: null });
    expect(names()).toEqual(['people.add', 'people.add']);
  });

  test('a refusal is put on record where somebody said it, and never leads to the camera', async () => {
    const { wizard, calls } = station({ 'consent.ofPerson': [{ current: false, entries: [] }] });
    await wizard.choose(row);
    await wizard.refuse(agreement);
    expect(calls.at(-1)).toEqual(['consent.record', { personId: 4, given: false, ...agreement }]);
    expect(wizard.store.getState().step).toBe('without');
    wizard.back();
    await wizard.choose(row);
    await wizard.refuse({ ...agreement, by: '  ' });
    expect(calls.at(-1)?.[0]).toBe('consent.ofPerson');
    expect(wizard.store.getState().step).toBe('without');
  });

  test('an address that names nobody says so', async () => {
    const { wizard } = station({ 'people.get': [new StationError('person_not_found', '')] });
    await wizard.chooseId(99);
    expect(wizard.store.getState()).toMatchObject({ step: 'person', error: { code: 'person_not_found' } });
  });

  test('where both can be taken, somebody who agreed chooses, and may still choose neither', async () => {
    const { wizard } = station({ 'consent.ofPerson': [{ current: true, entries: [entry] }] }, ['face', 'palm']);
    await wizard.choose(row);
    expect(wizard.store.getState().step).toBe('choice');
    wizard.take('palm', 'left');
    expect(wizard.store.getState()).toMatchObject({ step: 'capture', take: 'palm', side: 'left' });
    wizard.without();
    expect(wizard.store.getState()).toMatchObject({ step: 'without', subject: { id: 4 } });
  });

  test('the other hand of the same person follows the first', async () => {
    const { wizard } = station({ 'consent.ofPerson': [{ current: true, entries: [entry] }] }, ['palm']);
    await wizard.choose(row);
    expect(wizard.store.getState()).toMatchObject({ step: 'capture', take: 'palm', side: null });
    wizard.done({ take: 'palm', enrolment: { stored: 3 } as PalmEnrolment });
    wizard.take('palm', 'right');
    expect(wizard.store.getState()).toMatchObject({ step: 'capture', side: 'right', result: null, subject: { id: 4 } });
  });

  test('the next one begins with the same class', async () => {
    const { wizard } = station({ 'consent.ofPerson': [{ current: true, entries: [entry] }] });
    await wizard.choose(row);
    wizard.done({ take: 'face', enrolment: { stored: 4 } as EnrolmentResult });
    expect(wizard.store.getState().step).toBe('result');
    wizard.back();
    expect(wizard.store.getState()).toMatchObject({ step: 'person', subject: null, result: null, group: '7A' });
  });
});
