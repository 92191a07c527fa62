import { describe, expect, test } from 'vitest';
import {
  draftOf,
  minutesOf,
  planOf,
  type SessionDraft,
  timeOf,
  troublesOf,
  typedMinutes,
} from '../../../../src-renderer/screens/calendar/rules/rule-draft.ts';

const session = (times: Partial<SessionDraft['times']> = {}, more: Partial<SessionDraft> = {}): SessionDraft => ({
  key: 0,
  name: '',
  overnight: false,
  times: {
    opens: '06.00',
    onTimeUntil: '07.00',
    lateUntil: '09.00',
    earlyLeaveFrom: '12.00',
    dismissal: '14.00',
    ...times,
  },
  ...more,
});

describe('typed times', () => {
  test.each([
    ['06.30', 390],
    ['6:30', 390],
    ['630', 390],
    ['0630', 390],
    [' 6 ', 360],
    ['25.30', 1530],
    ['47:59', 2879],
  ])('%s', (text, minutes) => expect(typedMinutes(text)).toBe(minutes));

  test.each(['', 'pagi', '6.75', '48.00', '-1', '6.3'])('"%s" is none', (text) =>
    expect(typedMinutes(text)).toBeNull(),
  );

  test('are written as the contract has them', () => {
    expect(timeOf(390)).toBe('06:30');
    expect(timeOf(1530)).toBe('25:30');
  });
});

describe('a session past midnight', () => {
  const night = session(
    { opens: '19', onTimeUntil: '1930', lateUntil: '20.30', earlyLeaveFrom: '0.30', dismissal: '1.30' },
    { overnight: true },
  );

  test('means the next morning by what is earlier than its opening', () => {
    expect(minutesOf(night)).toMatchObject({ opens: 1140, lateUntil: 1230, earlyLeaveFrom: 1470, dismissal: 1530 });
    expect(planOf([night], 5)?.sessions[0]).toMatchObject({
      opens: '19:00',
      earlyLeaveFrom: '24:30',
      dismissal: '25:30',
    });
  });

  test('without saying so is refused at the field', () => {
    expect(troublesOf([{ ...night, overnight: false }], '00:00')).toMatchObject({ '0.dismissal': 'midnight' });
  });

  test('needs a day that begins late enough', () => {
    expect(troublesOf([night], '00:00')).toEqual({ '0.dismissal': 'after_day' });
    expect(troublesOf([night], '03:00')).toEqual({});
  });

  test('is shown again as it was typed', () => {
    const stored = planOf([night], 5)?.sessions[0];
    expect(stored && draftOf(stored, 0, '.')).toMatchObject({ overnight: true, times: { dismissal: '01.30' } });
  });
});

describe('what is wrong', () => {
  test('nothing with usual hours', () => {
    expect(troublesOf([session()], '00:00')).toEqual({});
    expect(planOf([session()], 5)).toEqual({
      sessions: [
        {
          name: '',
          opens: '06:00',
          onTimeUntil: '07:00',
          lateUntil: '09:00',
          earlyLeaveFrom: '12:00',
          dismissal: '14:00',
        },
      ],
      minimumGapMinutes: 5,
    });
  });

  test('is said at its own field', () => {
    expect(troublesOf([session({ lateUntil: '06.30' })], '00:00')).toEqual({ '0.lateUntil': 'order' });
    expect(troublesOf([session({ earlyLeaveFrom: '6' })], '00:00')).toEqual({ '0.earlyLeaveFrom': 'order' });
    expect(troublesOf([session({ opens: '' })], '00:00')).toEqual({ '0.opens': 'format' });
    expect(troublesOf([session({ opens: '2' })], '03:00')).toEqual({ '0.opens': 'before_day' });
  });

  test('sessions that overlap', () => {
    const second = session({
      opens: '13',
      onTimeUntil: '14.30',
      lateUntil: '15',
      earlyLeaveFrom: '16',
      dismissal: '17',
    });
    expect(troublesOf([session(), second], '00:00')).toEqual({ '1.opens': 'overlap' });
  });

  test('no plan comes of a time that cannot be read', () => {
    expect(planOf([session({ dismissal: 'siang' })], 5)).toBeNull();
  });
});
