/** Writes the school into an empty store: classes, years, the calendar, and everybody with what the office knows of them. */
import type { StationStore } from '../../src-main/store/index.ts';
import { palmWords } from '../../src-shared/palm-code.ts';
import { groups, type Pupil } from './pupils.ts';
import { type Dice, dice } from './random.ts';
import { isEarly, plans, specialDays, yearRange } from './school-year.ts';

/** Embeddings of nobody: as long as the pack's, in any direction, like no face. */
const dimension = 128;

export const demoPin = '246813';

export interface Kept {
  /** JPEG by the pupil's number. */
  portraits: ReadonlyMap<number, Buffer>;
  pinHash: string;
  packId: string;
}

export function writeCalendar(store: StationStore, year: number): void {
  const { from } = yearRange(year);
  const by = { createdAt: `${from}T00:00:00.000Z`, createdBy: 'Ratna' };
  store.calendar.addClock({ effectiveFrom: `${year - 2}-07-01`, timeZone: 'Asia/Jakarta', dayStarts: '00:00' });
  store.calendar.addRule({ group: null, weekdays: [1, 2, 3, 4], effectiveFrom: from, plan: plans.usual, ...by });
  store.calendar.addRule({ group: null, weekdays: [5], effectiveFrom: from, plan: plans.friday, ...by });
  for (const { name } of groups.filter(({ name }) => isEarly(name))) {
    store.calendar.addRule({ group: name, weekdays: [1, 2, 3, 4], effectiveFrom: from, plan: plans.ninth, ...by });
    store.calendar.addRule({ group: name, weekdays: [5], effectiveFrom: from, plan: plans.ninthFriday, ...by });
  }
  for (const special of specialDays(year)) store.calendar.addDay({ ...special, group: null, ...by });
  for (const start of [year - 2, year - 1, year]) store.years.save(yearRange(start));
  for (const { name, grade, teacher } of groups) store.groups.save(1, { name, grade, teacher });
  store.gates.save({ name: 'Gerbang Utama', direction: 'auto' });
  store.gates.save({ name: 'Gerbang Timur', direction: 'in' });
}

/** Ids by the pupil's number. */
export function writePeople(
  store: StationStore,
  pupils: readonly Pupil[],
  year: number,
  { portraits, pinHash, packId }: Kept,
  luck: Dice,
): Map<number, number> {
  const ids = new Map<number, number>();
  const { from } = yearRange(year);
  const at = `${from}T02:00:00.000Z`;
  const before = new Map(groups.map((group) => [group.name, group.before]));
  for (const pupil of [...pupils].sort((a, b) => a.userId - b.userId)) {
    const { userId, name, group } = pupil;
    const { id } = store.people.insert({ tenantId: 1, userId, name, group, createdAt: at });
    ids.set(userId, id);
    const last = before.get(group);
    if (last) store.memberships.add(id, { group: last, from: yearRange(year - 1).from, to: from });
    store.memberships.add(id, { group, from, to: null });
    store.profiles.put({ ...store.profiles.get(id), ...profileOf(pupil, at) });
    if (pupil.consent) {
      const note = luck.chance(0.9) ? 'Formulir pendaftaran ulang' : '';
      const given = { given: true, by: pupil.guardian, relation: 'guardian' as const, note, author: 'Agus' };
      store.consents.add({ personId: id, at, ...given });
    }
    if (pupil.enrolled) {
      for (let shot = 0; shot < 4; shot++)
        store.templates.insert({ personId: id, packId, embedding: noise(luck), quality: 0.7 + luck.next() * 0.25 }, at);
      store.portraits.put(id, portraits.get(userId) as Buffer, at);
    } else if (pupil.consent) writePalm(store, id, at);
    if (pupil.hasPin) store.credentials.setPin(id, { hash: pinHash, issuedAt: at });
    if (pupil.hasCard)
      store.credentials.addCard({ personId: id, text: `CARD-${pupil.nis}`, printable: true, issuedAt: at });
  }
  return ids;
}

function profileOf(pupil: Pupil, at: string) {
  return {
    nis: pupil.nis,
    nisn: pupil.nisn,
    gender: pupil.gender,
    guardianName: pupil.guardian,
    guardianPhone: pupil.phone,
    guardianLanguage: 'id' as const,
    messagesConsent: pupil.messages,
    messagesConsentAt: pupil.messages ? at : null,
    leftOn: null,
    sourceId: '',
  };
}

/** Who agreed but has no face enrolled shows a hand: codes of nobody, as far from every palm as chance is. With chance of their own,
 * so that the rest of the school stays as it is. */
function writePalm(store: StationStore, personId: number, at: string): void {
  const luck = dice(personId);
  for (let shot = 0; shot < 3; shot++) {
    const template = Uint32Array.from({ length: palmWords }, () => luck.next() * 2 ** 32);
    store.palms.insert({ personId, packId: 'palm-standard', side: 'right', template, quality: 0.8 }, at);
  }
}

function noise(luck: Dice): Float32Array {
  const raw = Float32Array.from({ length: dimension }, () => luck.normal(0, 1));
  const length = Math.hypot(...raw);
  return raw.map((value) => value / length);
}
