/** The gate's own log of this morning: an event for each face that was accepted, and some that were not. */
import type { StationStore } from '../../src-main/store/index.ts';
import type { GateOutcome, RecognitionEvent } from '../../src-shared/domain.ts';
import type { Seen } from './history.ts';
import type { Pupil } from './pupils.ts';
import type { Dice } from './random.ts';

interface Refusal {
  outcome: GateOutcome;
  /** Of the standard pack: its gate wants a score of 0.9694, its strangers are alike to 0.84. */
  similarity: number | null;
  runnerUp: number | null;
  quality: number;
}

const refusals: readonly Refusal[] = [
  { outcome: 'unknown', similarity: 0.918, runnerUp: 0.895, quality: 0.71 },
  { outcome: 'ambiguous', similarity: 0.9731, runnerUp: 0.9709, quality: 0.66 },
  { outcome: 'low_quality', similarity: null, runnerUp: null, quality: 0.17 },
  { outcome: 'unknown', similarity: 0.9403, runnerUp: 0.8821, quality: 0.58 },
  { outcome: 'unknown', similarity: 0.871, runnerUp: 0.866, quality: 0.74 },
  { outcome: 'low_quality', similarity: null, runnerUp: null, quality: 0.21 },
  { outcome: 'ambiguous', similarity: 0.9752, runnerUp: 0.9711, quality: 0.8 },
  { outcome: 'unknown', similarity: 0.889, runnerUp: 0.861, quality: 0.63 },
];

export interface Morning {
  seen: readonly Seen[];
  idOf: (pupil: Pupil) => number;
  now: number;
  luck: Dice;
  packId: string;
}

/** The events of those passages that a camera decided. */
export function recentDecisions(store: StationStore, { seen, idOf, now, luck, packId }: Morning): Map<Seen, number> {
  const events = new Map<Seen, number>();
  const every = Math.max(1, Math.floor(seen.length / (refusals.length + 1)));
  const base = {
    tenantId: 1,
    modality: 'face',
    gate: 'Gerbang Utama',
    liveness: null,
    livenessMode: 'off',
    people: 610,
  } as const;
  const rest = { ...base, packId, policy: 'gate-1' };
  const put = (event: Omit<RecognitionEvent, 'id' | 'uuid' | keyof typeof rest>) =>
    store.events.insert({ ...rest, ...event });
  const refuse = ({ outcome, similarity, runnerUp, quality }: Refusal, at: number): void => {
    const distance = similarity === null ? null : Math.min(1, (1 - similarity) * 5.6);
    const event = { at: new Date(at).toISOString(), outcome, personId: null, similarity, runnerUp, distance };
    const { id } = put({ ...event, quality, sightings: 5 });
    if (outcome === 'ambiguous' && similarity === 0.9731)
      store.marks.put(id, { wrong: true, note: 'Si kembar VIII C', at: new Date(now).toISOString(), author: 'Agus' });
  };
  seen.forEach((passage, index) => {
    const refusal = index > 0 && index % every === 0 ? refusals[index / every - 1] : undefined;
    if (refusal) refuse(refusal, passage.at - 1500);
    if (!passage.pupil.enrolled) return;
    const similarity = 0.9725 + luck.next() * 0.022;
    const thin = luck.chance(0.008);
    const runnerUp = thin ? similarity - 0.0071 : 0.87 + luck.next() * 0.06;
    const event = { outcome: 'accept' as const, personId: idOf(passage.pupil), similarity, runnerUp };
    const distance = (1 - similarity) * 5.6;
    const at = new Date(passage.at).toISOString();
    events.set(passage, put({ at, ...event, distance, quality: 0.5 + luck.next() * 0.45, sightings: 2 }).id);
  });
  return events;
}
