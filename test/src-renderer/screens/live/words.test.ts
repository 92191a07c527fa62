import { describe, expect, test } from 'vitest';
import { figuresOf, markFrom, sharesOf } from '../../../../src-renderer/screens/live/today-figures.ts';
import { verdictOf } from '../../../../src-renderer/screens/live/use-greeting.ts';
import { createSpeaker, voiceFor } from '../../../../src-renderer/screens/live/use-sounds.ts';
import type { GateArrival } from '../../../../src-shared/contract/attendance.ts';
import type { StationEvent } from '../../../../src-shared/contract.ts';

const arrival = (reading: GateArrival['reading'], more: Partial<GateArrival> = {}): GateArrival => ({
  recordId: 1,
  at: '2026-11-20T06:52:00Z',
  repeated: false,
  reading,
  status: 'present',
  lateMinutes: 0,
  leftEarlyMinutes: 0,
  ...more,
});
const school = { hasRules: true };

describe('what a greeting says of the arrival', () => {
  test.each([
    [arrival('arrival'), 'good', 'gate.on_time', {}],
    [arrival('arrival', { status: 'late', lateMinutes: 12 }), 'warn', 'gate.late', { minutes: 12 }],
    [arrival('departure'), 'good', 'gate.left', {}],
    [arrival('departure', { leftEarlyMinutes: 20 }), 'warn', 'gate.left_early', { minutes: 20 }],
    [arrival('arrival', { repeated: true }), 'info', 'live.again.at', { time: '06.52' }],
    [arrival('again'), 'info', 'live.again.at', { time: '06.52' }],
    [arrival('no_school', { status: null }), 'info', 'gate.no_school', {}],
    [null, 'good', 'live.recorded', {}],
  ] as const)('%o', (given, tone, chip, params) => {
    expect(verdictOf(given, '06.52', school)).toMatchObject({ tone, chip, params, advice: null });
  });

  test.each(['too_early', 'too_late'] as const)('%s sends to the duty teacher', (reading) => {
    expect(verdictOf(arrival(reading), '', school)).toMatchObject({ tone: 'warn', advice: 'gate.see_desk' });
  });

  test('a school that has not said when it is has no holidays', () => {
    expect(verdictOf(arrival('no_school'), '', { hasRules: false }).chip).toBe('live.recorded');
  });

  test('only who leaves is told goodbye', () => {
    expect(verdictOf(arrival('departure'), '', school).leaving).toBe(true);
    expect(verdictOf(arrival('departure', { repeated: true }), '', school).leaving).toBe(false);
  });
});

describe('the figures of the day', () => {
  const counts = { present: 412, late: 23, excused: 6, sick: 4, absent: 0, not_seen: 195 };
  test('who is there, late, not yet; after dismissal who stayed away', () => {
    expect(figuresOf(counts).map(({ count }) => count)).toEqual([412, 23, 195]);
    expect(figuresOf({ ...counts, not_seen: 0, absent: 12 })[2]).toMatchObject({ status: 'absent', count: 12 });
  });
  test('shares of everybody, none of nobody', () => {
    expect(sharesOf(counts).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(445 / 640, 10);
    const none = { present: 0, late: 0, excused: 0, sick: 0, absent: 0, not_seen: 0 };
    expect(sharesOf(none).every(({ share }) => share === 0)).toBe(true);
  });
});

test('chips of the recent list come from what was told of each record; the oldest are forgotten', () => {
  const told = (recordId: number): StationEvent => ({
    type: 'outbox',
    event: {
      id: recordId,
      topic: 'attendance.recorded',
      at: '',
      personId: 1,
      data: { recordId, status: 'late', lateMinutes: 7 },
    },
  });
  let marks = markFrom(new Map(), told(1));
  expect(marks.get(1)).toEqual({ status: 'late', lateMinutes: 7 });
  expect(markFrom(marks, { type: 'calendar.changed' })).toBe(marks);
  for (let id = 2; id < 200; id++) marks = markFrom(marks, told(id));
  expect(marks.size).toBe(60);
  expect(marks.has(1)).toBe(false);
});

describe('greeting aloud', () => {
  const voices = [
    { lang: 'en-US', default: true },
    { lang: 'id_ID', default: false },
  ];
  test("takes a voice of the screen's language, or none", () => {
    expect(voiceFor(voices, 'id')).toBe(voices[1]);
    expect(voiceFor(voices.slice(0, 1), 'id')).toBeNull();
  });
  test('never over another, nor without a voice', () => {
    const synthesis = { speaking: true, pending: false, getVoices: () => [], speak: () => {}, cancel: () => {} };
    expect(createSpeaker(synthesis).say('Selamat pagi', 'id')).toBe(false);
    expect(createSpeaker({ ...synthesis, speaking: false }).say('Selamat pagi', 'id')).toBe(false);
    expect(createSpeaker(undefined).say('Selamat pagi', 'id')).toBe(false);
  });
});
