import { describe, expect, test } from 'vitest';
import { zonesToChoose } from '../../../../src-renderer/format/time-zones.ts';
import {
  daysInWords,
  hoursInWords,
  hourTemplates,
  rulesOf,
  saveHours,
} from '../../../../src-renderer/screens/setup/hour-templates.ts';
import { stepAfter, stepAt, stepBefore, stepToDo } from '../../../../src-renderer/screens/setup/steps.ts';
import { createDraft } from '../../../../src-renderer/stores/setup-draft.ts';
import { type MessageKey, type MessageParams, translate } from '../../../../src-shared/messages/index.ts';
import { bench } from '../../../src-main/station/support.ts';

const id = (key: MessageKey, params?: MessageParams) => translate('id', key, params);
const nothing = { school: '', timeZone: '', cameraSeen: false, open: false };

describe('the steps', () => {
  test.each([
    [{ needed: true, hasRules: false, enrolled: 0 }, nothing, 'school'],
    [{ needed: true, hasRules: false, enrolled: 0 }, { ...nothing, school: 'SMP' }, 'administrator'],
    [{ needed: false, hasRules: false, enrolled: 0 }, nothing, 'camera'],
    [{ needed: false, hasRules: false, enrolled: 0 }, { ...nothing, cameraSeen: true }, 'hours'],
    [{ needed: false, hasRules: true, enrolled: 0 }, nothing, 'first'],
    [{ needed: false, hasRules: true, enrolled: 3 }, nothing, 'first'],
  ] as const)('%o with %o: %s', (status, draft, step) => {
    expect(stepToDo(status, draft)).toBe(step);
  });

  test('go back as far as one likes, forward no further than what is done', () => {
    expect(stepAt(['school'], 'hours')).toBe('school');
    expect(stepAt(['first'], 'hours')).toBe('hours');
    expect(stepAt([], 'camera')).toBe('camera');
    expect(stepAt(['nonsense'], 'camera')).toBe('camera');
    expect([stepBefore('school'), stepBefore('first'), stepAfter('first')]).toEqual([null, 'hours', 'first']);
  });
});

test('the draft outlives the page, and a broken one is an empty one', () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
  createDraft(storage).setState({ school: 'SMP' });
  expect(createDraft(storage).getState().school).toBe('SMP');
  items.set('hadir.setup', '[not json');
  expect(createDraft(storage).getState()).toEqual(nothing);
  expect(createDraft(null).getState()).toEqual(nothing);
});

test('the computer’s own zone is offered only where it is none of Indonesia’s', () => {
  expect(zonesToChoose('Asia/Makassar')).toHaveLength(3);
  expect(zonesToChoose('Europe/Berlin')).toEqual(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin']);
});

describe('hours', () => {
  test('in words', () => {
    expect(hoursInWords(rulesOf('smp'), id, 'id')).toBe('Senin–Jumat: tepat waktu sampai 07.00, pulang 14.00');
    expect(hoursInWords(rulesOf('six_days'), id, 'id')).toContain('Jumat: tepat waktu sampai 07.00, pulang 11.00');
    expect(daysInWords([1, 2, 3, 4, 6], 'en')).toBe('Monday–Thursday, Saturday');
    expect(daysInWords([1, 2], 'id')).toBe('Senin, Selasa');
  });

  test.each(hourTemplates)('%s: a station takes them, from today on', async (template) => {
    const { station } = bench();
    await saveHours(station, { timeZone: 'Asia/Jayapura', rules: rulesOf(template) });
    const { rules, clocks, today } = await station.call('calendar.get', {});
    expect(clocks.at(-1)?.timeZone).toBe('Asia/Jayapura');
    expect(new Set(rules.map(({ effectiveFrom }) => effectiveFrom))).toEqual(new Set([today]));
    expect(rules).toHaveLength(rulesOf(template).length);
  });
});
