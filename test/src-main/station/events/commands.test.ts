/** The log as staff read it: what is near, what is marked, and pages of the rare. */
import { describe, expect, it } from 'vitest';
import type { LoggedDecision } from '../../../../src-shared/contract/office.ts';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import type { RecognitionEvent } from '../../../../src-shared/domain.ts';
import { event } from '../../store/support.ts';
import { type Bench, bench, enrolPerson, pack, refusal } from '../support.ts';

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
