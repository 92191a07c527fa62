/** What of the log is shown. It lives in the address, so that a list can be bookmarked, shared, and gone back to. */
import type { CommandInput } from '../../../src-shared/contract.ts';
import { type GateOutcome, gateOutcomes } from '../../../src-shared/domain.ts';

export interface EventFilter {
  outcome: GateOutcome | null;
  nearMiss: boolean;
  marked: boolean;
  personId: number | null;
  from: string | null;
  to: string | null;
}

export const everything: EventFilter = {
  outcome: null,
  nearMiss: false,
  marked: false,
  personId: null,
  from: null,
  to: null,
};

const isDate = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

/** What cannot be read is left out. */
export function readFilter(query: URLSearchParams): EventFilter {
  const personId = Number(query.get('person'));
  const [from, to] = [query.get('from'), query.get('to')];
  return {
    outcome: gateOutcomes.find((outcome) => outcome === query.get('outcome')) ?? null,
    nearMiss: query.has('near'),
    marked: query.has('marked'),
    personId: Number.isSafeInteger(personId) && personId > 0 ? personId : null,
    from: isDate(from) ? from : null,
    to: isDate(to) ? to : null,
  };
}

export function writeFilter({ outcome, nearMiss, marked, personId, from, to }: EventFilter): Record<string, string> {
  return {
    ...(outcome && { outcome }),
    ...(nearMiss && { near: '1' }),
    ...(marked && { marked: '1' }),
    ...(personId && { person: String(personId) }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

export function toArguments({
  outcome,
  nearMiss,
  marked,
  personId,
  from,
  to,
}: EventFilter): CommandInput<'events.list'> {
  return {
    nearMiss,
    marked,
    ...(outcome && { outcome }),
    ...(personId && { personId }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

export function isFiltered(filter: EventFilter): boolean {
  return Object.keys(writeFilter(filter)).length > 0;
}
