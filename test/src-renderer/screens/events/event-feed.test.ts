import { describe, expect, test } from 'vitest';
import { append, arrive, begin, replace, reveal } from '../../../../src-renderer/screens/events/event-feed.ts';
import type { LoggedDecision } from '../../../../src-shared/contract/office.ts';

const event = (id: number, mark: LoggedDecision['mark'] = null) => ({ id, mark }) as LoggedDecision;
const page = (ids: number[], next: number | null = null) => ({ events: ids.map((id) => event(id)), next });
const ids = (events: readonly { id: number }[]) => events.map(({ id }) => id);
const mark = { wrong: true, note: 'kembar', at: '2026-11-20T00:00:00Z', author: 'Agus' };

describe('the log as it grows', () => {
  test('new ones are shown at once where nobody reads', () => {
    const feed = arrive(begin(page([3, 2, 1])), page([5, 4, 3]), false);
    expect(ids(feed.shown)).toEqual([5, 4, 3, 2, 1]);
    expect(feed.waiting).toEqual([]);
  });

  test('for a reader they wait, are counted, and come when asked for', () => {
    let feed = arrive(begin(page([3, 2, 1], 1)), page([4, 3, 2], 2), true);
    const shown = feed.shown;
    feed = arrive(feed, page([6, 5, 4], 4), true);
    // The very same list: nothing moves under the reader's eyes.
    expect(feed.shown).toBe(shown);
    expect(ids(feed.waiting)).toEqual([6, 5, 4]);
    feed = arrive(feed, page([6, 5, 4, 3], 3), true);
    feed = reveal(feed);
    expect(ids(feed.shown)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(feed).toMatchObject({ waiting: [], next: 1, gap: null });
  });

  test('more than a page came: the list begins anew, with nothing left out between', () => {
    let feed = arrive(begin(page([3, 2, 1])), page([90, 89, 88], 88), true);
    expect(feed.gap).toEqual({ next: 88 });
    feed = reveal(feed);
    expect(ids(feed.shown)).toEqual([90, 89, 88]);
    expect(feed.next).toBe(88);
  });

  test('into an empty list everything comes', () => {
    expect(ids(arrive(begin(page([])), page([2, 1], 1), false).shown)).toEqual([2, 1]);
  });

  test('older pages go below, none twice', () => {
    const feed = append(begin(page([9, 8, 7], 7)), page([7, 6, 5], null));
    expect(ids(feed.shown)).toEqual([9, 8, 7, 6, 5]);
    expect(feed.next).toBeNull();
  });

  test('a mark shows where its event is, whoever made it', () => {
    const feed = begin(page([2, 1]));
    expect(replace(feed, event(1, mark)).shown[1]?.mark).toEqual(mark);
    const elsewhere = arrive(feed, { events: [event(2, mark), event(1)], next: null }, true);
    expect(elsewhere.shown[0]?.mark).toEqual(mark);
    expect(elsewhere.shown[1]).toBe(feed.shown[1] && elsewhere.shown[1]);
  });
});
