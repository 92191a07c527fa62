/** Writes the term's passages and leave into the store, and what the gate decided this morning. */

import type { StationStore } from '../../src-main/store/index.ts';
import type { AttendanceRecord } from '../../src-shared/contract/attendance.ts';
import { recentDecisions } from './decisions.ts';
import type { History, Seen } from './history.ts';
import type { Pupil } from './pupils.ts';
import type { Dice } from './random.ts';
import { instantOf, plusDays } from './school-year.ts';

export function writeHistory(
  store: StationStore,
  { seen, stays, today }: History,
  ids: ReadonlyMap<number, number>,
  { now, luck, packId }: { now: number; luck: Dice; packId: string },
): void {
  const idOf = (pupil: Pupil): number => ids.get(pupil.userId) as number;
  const ordered = [...seen].sort((a, b) => a.at - b.at);
  const events = recentDecisions(store, {
    seen: ordered.filter(({ date }) => date === today),
    idOf,
    now,
    luck,
    packId,
  });
  for (const passage of ordered) {
    const eventId = events.get(passage) ?? null;
    store.records.insert(recordOf(passage, idOf(passage.pupil), eventId, luck));
  }
  writeLeave(store, stays, today, idOf, luck);
}

function recordOf({ pupil, date, at, direction }: Seen, personId: number, eventId: number | null, luck: Dice) {
  const method = !pupil.enrolled ? (pupil.hasCard ? 'card' : 'pin') : luck.chance(0.012) ? 'card' : 'face';
  const face = method === 'face';
  const instant = new Date(at).toISOString();
  return {
    tenantId: 1,
    personId,
    kind: 'scan',
    at: instant,
    day: date,
    writtenAt: instant,
    gate: luck.chance(0.86) ? 'Gerbang Utama' : 'Gerbang Timur',
    direction,
    method,
    similarity: face ? 0.972 + luck.next() * 0.02 : null,
    margin: face ? 0.03 + luck.next() * 0.08 : null,
    liveness: null,
    policy: face ? 'gate-1' : '',
    eventId,
    targetId: null,
    author: '',
    reason: '',
    clockSuspect: false,
  } satisfies Omit<AttendanceRecord, 'id' | 'uuid'>;
}

const notes = {
  sick: ['Demam', 'Batuk dan pilek', 'Sakit perut', 'Surat dokter menyusul', 'Sakit gigi'],
  excused: ['Acara keluarga', 'Pernikahan kakak', 'Mengurus KTP orang tua', 'Keluarga berduka'],
  duty: ['Lomba OSN tingkat kota', 'Latihan Paskibra', 'Turnamen futsal antar sekolah'],
} as const;

/** Those of today and of days to come are partly still to be decided. */
function writeLeave(
  store: StationStore,
  stays: History['stays'],
  today: string,
  idOf: (pupil: Pupil) => number,
  luck: Dice,
): void {
  let waiting = 0;
  for (const { pupil, from, to, kind } of stays) {
    const createdAt = new Date(instantOf(from, 380 + luck.between(0, 20))).toISOString();
    const note = luck.pick(notes[kind]);
    const request = { personId: idOf(pupil), kind, from, to, note, createdAt, createdBy: 'Agus', attachment: null };
    const id = store.leave.insert(request);
    if (from === today && waiting++ < 4) continue;
    const decision = luck.chance(0.03) ? 'rejected' : 'approved';
    const at = new Date(Date.parse(createdAt) + 9 * 60_000).toISOString();
    store.leave.decide(id, { decision, at, author: 'Ratna', note: decision === 'rejected' ? 'Tanpa surat' : '' });
  }
  const ahead = stays.filter(({ kind }) => kind === 'excused').slice(0, 2);
  for (const { pupil } of ahead) {
    const createdAt = new Date(instantOf(plusDays(today, -1), 840)).toISOString();
    const [from, to] = [plusDays(today, 4), plusDays(today, 5)];
    const note = 'Umrah bersama keluarga';
    const request = { personId: idOf(pupil), kind: 'excused' as const, from, to, note, createdAt, createdBy: 'Agus' };
    store.leave.insert({ ...request, attachment: null });
  }
}
