/** Held against Temporal over zones with every oddity there is: summer time, offsets of 30 and 45 minutes, changes at odd
 * times, a day left out at the date line. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { computerTimeZone, isTimeZone, TimeZone } from '../../../../src-main/station/time/local-time.ts';

const names = [
  'UTC',
  'Asia/Jakarta',
  'Asia/Makassar',
  'Asia/Jayapura',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Europe/Berlin',
  'Europe/Dublin',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Gaza',
  'Asia/Pyongyang',
  'America/Caracas',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kwajalein',
  'Pacific/Kiritimati',
  'Antarctica/Troll',
];
const zones = new Map(names.map((name) => [name, new TimeZone(name)]));
const zoneOf = (name: string): TimeZone => zones.get(name) as TimeZone;
const zoneName = fc.constantFrom(...names);
const instants = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2060, 0, 1) });

function expectedLocal(name: string, instant: number) {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name);
  return { date: wall.toPlainDate().toString(), minutes: wall.hour * 60 + wall.minute };
}

function expectedInstant(name: string, date: string, minutes: number): number {
  const midnight = Temporal.PlainDate.from(date).toPlainDateTime();
  return midnight.add({ minutes }).toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** Instants around every change of a zone's clock in a year. */
function changesOf(name: string, year: number): number[] {
  const found: number[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${name}]`);
  while (found.length < 8) {
    at = at.getTimeZoneTransition('next');
    if (!at || at.year > year) return found;
    found.push(at.epochMilliseconds);
  }
  return found;
}

describe('a time zone', () => {
  it('tells the local time of any instant', () => {
    fc.assert(
      fc.property(zoneName, instants, (name, instant) => {
        expect(zoneOf(name).local(instant)).toEqual(expectedLocal(name, instant));
      }),
      { numRuns: 1500 },
    );
  });

  it('tells the instant of any local time, also past midnight', () => {
    fc.assert(
      fc.property(zoneName, instants, fc.integer({ min: 0, max: 48 * 60 - 1 }), (name, instant, minutes) => {
        const { date } = expectedLocal(name, instant);
        expect(zoneOf(name).instant(date, minutes)).toBe(expectedInstant(name, date, minutes));
      }),
      { numRuns: 1500 },
    );
  });

  it('is exact to the second around every change', () => {
    const years = [1993, 1994, 2007, 2011, 2015, 2018, 2024, 2026, 2027];
    const changes = names.flatMap((name) => years.flatMap((year) => changesOf(name, year).map((at) => ({ name, at }))));
    expect(changes.length).toBeGreaterThan(150);
    for (const { name, at } of changes)
      for (const seconds of [-5400, -1800, -60, -1, 0, 1, 60, 1800, 5400]) {
        const instant = at + seconds * 1000;
        const local = expectedLocal(name, instant);
        expect(zoneOf(name).local(instant)).toEqual(local);
        for (const shift of [-60, -30, 0, 30, 60]) {
          const minutes = local.minutes + shift;
          expect(zoneOf(name).instant(local.date, minutes)).toBe(expectedInstant(name, local.date, minutes));
        }
      }
  });

  it('and back: the first instant that shows a local time shows it', () => {
    fc.assert(
      fc.property(zoneName, instants, (name, instant) => {
        const zone = zoneOf(name);
        const shown = zone.local(instant);
        expect(zone.shown(instant).slice(0, 10)).toBe(shown.date);
        expect(zone.local(zone.instant(shown.date, shown.minutes))).toEqual(shown);
        expect(zone.instant(shown.date, shown.minutes)).toBeLessThanOrEqual(instant);
      }),
    );
  });
});

it('a skipped time moves on by what was skipped; a repeated one is the first', () => {
  const berlin = zoneOf('Europe/Berlin');
  expect(new Date(berlin.instant('2026-03-29', 150)).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(new Date(berlin.instant('2026-10-25', 150)).toISOString()).toBe('2026-10-25T00:30:00.000Z');
});

it('names are known or not', () => {
  expect(['Asia/Jakarta', 'UTC', computerTimeZone()].map(isTimeZone)).toEqual([true, true, true]);
  expect(['Asia/Jakarto', '', 'WIB', '../x'].map(isTimeZone)).toEqual([false, false, false, false]);
});
