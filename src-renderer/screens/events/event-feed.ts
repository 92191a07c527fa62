/** The log as it grows: older pages are added below, new decisions above, but never under the eyes of somebody who is reading; for
 * them they wait, counted. */
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';

export interface EventPage {
  events: LoggedDecision[];
  next: number | null;
}

export interface Feed {
  shown: LoggedDecision[];
  /** Newer than what is shown, newest first. */
  waiting: LoggedDecision[];
  /** Where the page after the last shown one begins; null at the end of the log. */
  next: number | null;
  /** More came than one page holds: between `waiting` and `shown` something is missing, so the list begins anew with `waiting`. */
  gap: { next: number | null } | null;
}

export function begin({ events, next }: EventPage): Feed {
  return { shown: events, waiting: [], next, gap: null };
}

/** The newest page was asked for again. `reading`: what is new waits. */
export function arrive(feed: Feed, page: EventPage, reading: boolean): Feed {
  const newestShown = feed.shown[0]?.id ?? 0;
  const fresh = page.events.filter(({ id }) => id > newestShown);
  const isCut = fresh.length === page.events.length && page.next !== null && feed.shown.length > 0;
  const next: Feed = {
    ...feed,
    shown: refreshed(feed.shown, page.events),
    waiting: fresh,
    gap: isCut ? { next: page.next } : null,
  };
  return reading ? next : reveal(next);
}

/** What waited is shown. */
export function reveal(feed: Feed): Feed {
  if (feed.waiting.length === 0) return feed;
  if (feed.gap) return { shown: feed.waiting, waiting: [], next: feed.gap.next, gap: null };
  return { ...feed, shown: [...feed.waiting, ...feed.shown], waiting: [] };
}

/** The page that begins at `feed.next`. */
export function append(feed: Feed, { events, next }: EventPage): Feed {
  const oldest = feed.shown.at(-1)?.id ?? Number.POSITIVE_INFINITY;
  return { ...feed, shown: [...feed.shown, ...events.filter(({ id }) => id < oldest)], next };
}

/** One of them was marked, here. */
export function replace(feed: Feed, event: LoggedDecision): Feed {
  return { ...feed, shown: refreshed(feed.shown, [event]), waiting: refreshed(feed.waiting, [event]) };
}

/** Events never change, but what staff say of them does, perhaps on another screen. */
function refreshed(shown: LoggedDecision[], newer: readonly LoggedDecision[]): LoggedDecision[] {
  const byId = new Map(newer.map((event) => [event.id, event]));
  const changed = shown.some(({ id, mark }) => {
    const other = byId.get(id);
    return other !== undefined && JSON.stringify(other.mark) !== JSON.stringify(mark);
  });
  return changed ? shown.map((event) => byId.get(event.id) ?? event) : shown;
}
