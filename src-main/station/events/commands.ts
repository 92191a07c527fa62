/** The log of the gate's decisions as staff read it: near misses, and what they say of a decision. */
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import type { RecognitionEvent } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note as noteOf } from '../audit/note.ts';
import { type Context, knownPacks, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import type { EventMark } from '../ports/office.ts';
import type { VisionState } from '../ports.ts';
import { marginOf } from '../recognition/decision-event.ts';
import { palmLine, palmSimilarity, palmStep } from '../recognition/palm-scores.ts';
import { type Policies, policyNamed } from '../recognition/policies.ts';
import { gateLine, gateScore, strictnessStep } from '../recognition/scores.ts';
import { addDays } from '../time/dates.ts';

/** Events looked through for one page of near misses: enough for a busy week, little enough to be quick. */
const most = 5000;
/** Read at a time while looking for them: they are rare. */
const stride = 500;

export function eventCommands(context: Context): HandlersOf<'events'> {
  const { store, calendar } = context;

  function logged(events: readonly RecognitionEvent[], marks: ReadonlyMap<number, EventMark>): LoggedDecision[] {
    const packs = knownPacks(context);
    return events.map((event) => ({
      ...event,
      person: shown(context, event.personId),
      margin: marginOf(event.similarity, event.runnerUp),
      standing: standingOf(event, packs),
      qualityLines: qualityLinesOf(event),
      nearMiss: isNearMiss(event, packs),
      mark: marks.get(event.id) ?? null,
    }));
  }

  return {
    'events.list': ({ nearMiss, from, to, limit, cursor, ...query }) => {
      const range = {
        fromAt: from && isoAt(calendar.on(from, '').begins),
        toAt: to && isoAt(calendar.on(addDays(to, 1), '').begins),
      };
      const packs = knownPacks(context);
      const found: RecognitionEvent[] = [];
      let next: number | null = cursor;
      for (let seen = 0; next !== null && found.length < limit && seen < most; ) {
        const page = store.overview.events({ ...query, ...range, limit: nearMiss ? stride : limit, cursor: next });
        seen += page.events.length;
        const wanted = nearMiss ? page.events.filter((event) => isNearMiss(event, packs)) : page.events;
        const room = limit - found.length;
        found.push(...wanted.slice(0, room));
        next = wanted.length > room ? (found.at(-1)?.id ?? null) : page.next;
      }
      return { events: logged(found, store.marks.of(found.map(({ id }) => id))), next };
    },

    'events.mark': ({ eventId, wrong, note, actor }) => {
      const event = store.events.get(eventId);
      if (!event) throw new StationError('not_found', 'This decision is not in the log.', { eventId });
      store.transaction(() => {
        if (wrong) store.marks.put(eventId, { wrong, note, at: nowIso(context), author: actor });
        else store.marks.remove(eventId);
        noteOf(context, actor, wrong ? 'event.marked_wrong' : 'event.unmarked', `event:${eventId}`);
      });
      return logged([event], store.marks.of([eventId]))[0] as LoggedDecision;
    },
  };
}

function isoAt(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function shown({ store }: Context, personId: number | null): LoggedDecision['person'] {
  const person = personId === null ? null : store.people.get(personId);
  return person && { id: person.id, name: person.name, group: person.group, hasPortrait: person.hasPortrait };
}

type Grounds = Pick<
  RecognitionEvent,
  'modality' | 'outcome' | 'similarity' | 'runnerUp' | 'people' | 'packId' | 'policy'
>;

/** The active packs, by what they recognise. */
export type ActivePacks = Pick<VisionState, 'pack' | 'palm'>;

/** An acceptance is a near miss within so many times the least margin. */
const close = 2;

/** How a stored decision of the gate stood against the line that it was judged by, for people who read the log: by the rules of
 * its own time, which its policy names. null where nothing was compared, where its rules are not `known` (by version; all that
 * there are and were where absent), or where the pack that decided is not the active one: its scores mean something else. */
export function standingOf(event: Grounds, packs: ActivePacks, known?: Policies): LoggedDecision['standing'] {
  const { modality, similarity, runnerUp, people, packId } = event;
  const rules = policyNamed(event.policy, known);
  if (!rules || similarity === null) return null;
  const { strictness, policy } = rules;
  const margins = ({ gate }: { gate: { minMargin: number } }) => {
    const leastMargin = gate.minMargin * policy.marginTimes;
    return { leastMargin, closeMargin: close * leastMargin };
  };
  if (modality === 'palm') {
    const { palm } = packs;
    if (palm?.id !== packId) return null;
    // Palms' similarities are shares of agreeing bits: so are the line, the step and the margin.
    const line = palmSimilarity(palmLine(palm, strictness));
    return { score: similarity, line, step: palmStep(palm), ...margins(palm) };
  }
  const { pack } = packs;
  if (pack?.id !== packId) return null;
  const score = gateScore(similarity, runnerUp, pack.impostorMedian);
  const line = gateLine(people * policy.peopleTimes, pack, strictness);
  return { score, line, step: strictnessStep(pack), ...margins(pack) };
}

/** The qualities that its rules tell looks apart by; null where they are not `known`. */
export function qualityLinesOf(
  { policy }: Pick<RecognitionEvent, 'policy'>,
  known?: Policies,
): LoggedDecision['qualityLines'] {
  return policyNamed(policy, known)?.policy.quality ?? null;
}

/** Refused although it would have been accepted one step further down, or accepted with less than twice the least margin. Two
 * people too alike are always one. */
export function isNearMiss(event: Grounds, packs: ActivePacks, known?: Policies): boolean {
  const standing = standingOf(event, packs, known);
  if (!standing) return false;
  const { outcome, similarity, runnerUp } = event;
  const margin = marginOf(similarity, runnerUp);
  if (outcome === 'ambiguous') return true;
  if (outcome === 'accept') return margin !== null && margin < standing.closeMargin;
  return outcome === 'unknown' && standing.score >= standing.line - standing.step;
}
