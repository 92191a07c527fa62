/**
 * A school's year, as the station and as the oracle have it: every answer at a gate and every pupil's every day. By default the
 * school is small enough for every run of the tests; `HADIR_YEAR_PUPILS=2000` is the whole one, with more than a million scans.
 */
import { expect, it } from 'vitest';
import { type Outcome, simulate } from './compare.ts';
import { jakarta, newYork } from './school.ts';

const pupils = Number(process.env.HADIR_YEAR_PUPILS ?? 100);

/** Fails with everything that went into the first ten differences. */
function expectAgreement({ mismatches, examples }: Outcome): void {
  if (mismatches > 0) throw new Error(`The two books differ in ${mismatches} places:\n${examples.join('\n')}`);
}

it('of a school in Jakarta is the same in both books', async () => {
  const outcome = await simulate({ ...jakarta, pupils });
  expectAgreement(outcome);
  expect(outcome.days).toBeGreaterThan(pupils * 300);
  expect(outcome.answers.all).toBeGreaterThan(pupils * 400);
  expectEverything(outcome);
});

it('of a boarding school in New York, through both changes of the hour, is the same in both books', async () => {
  const outcome = await simulate(newYork);
  expectAgreement(outcome);
  expectEverything(outcome);
});

/** A year in which something never happened would prove nothing about it. */
function expectEverything({ facts, answers, statuses }: Outcome): void {
  expect(answers.repeated).toBeGreaterThan(100);
  expect(answers.refused).toBeGreaterThan(3);
  const known = [
    'clock',
    'rule',
    'day',
    'remove day',
    'move',
    'leaver',
    'leave',
    'decide',
    'manual',
    'void',
    'replace',
  ];
  for (const kind of [...known, 'computer clock', 'power cut', 'look']) expect(facts[kind], kind).toBeGreaterThan(1);
  for (const status of ['present', 'late', 'excused', 'sick', 'absent', 'not_seen', 'no school'])
    expect(statuses[status], status).toBeGreaterThan(10);
}
