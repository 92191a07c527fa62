/** One item of an import into the station: found to be there already, or enrolled. */

import { setTimeout as wait } from 'node:timers/promises';
import type { StationClient } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { sameName } from '../../../src-shared/names.ts';
import type { ImportItem } from './item.ts';
import { digest, type Journal } from './journal.ts';
import type { Met, People } from './people.ts';
import type { ImportReport } from './report.ts';

export interface Target {
  station: Pick<StationClient, 'call'>;
  tenantId: number;
  journal: Journal;
  packId: string | null;
  dryRun: boolean;
  people: People;
  report: ImportReport;
}

/** Distance under which a photo is the very one a template was made from. */
const samePhoto = 0.0005;
const actor = 'import';

/** Throws StationError for an item that the station refuses, and for the station's own faults. */
export async function enrolItem(target: Target, item: ImportItem): Promise<void> {
  if (item.userId === undefined) return enrolUnnumbered(target, item);
  const { people, report } = target;
  const met = await people.meet(item.userId, item.name);
  const face = await item.face?.();
  if (!face) return personOnly(target, met, item);
  const key = digest(String(item.userId), content(face));
  if (await isThere(target, met, key, face)) {
    report.unchanged++;
    return;
  }
  if (!target.dryRun) {
    const stored =
      'photo' in face
        ? await enrolPhoto(target, { ...item, userId: item.userId }, face.photo)
        : await enrolEmbedding(target, { ...item, userId: item.userId }, face.embedding);
    target.journal.set(key, item.userId);
    if (!stored) {
      report.unchanged++;
      met.hasFace = true;
      return;
    }
  } else target.journal.set(key, item.userId);
  countFace(target, met);
}

/** The journal is not enough: the person may have been removed since, or the journal with a restored backup. */
async function isThere(
  { journal, station, tenantId, dryRun }: Target,
  met: Met,
  key: string,
  face: { photo: Uint8Array } | { embedding: number[] },
): Promise<boolean> {
  if (!met.hasFace) return false;
  if (journal.get(key) !== undefined) return true;
  if (!met.facesBefore || dryRun || !('photo' in face)) return false;
  const { distance } = await patiently(() =>
    station.call('recognition.verify', { tenantId, userId: met.userId, image: face.photo, threshold: 0 }),
  );
  if (distance >= samePhoto) return false;
  journal.set(key, met.userId);
  return true;
}

async function personOnly(
  { station, tenantId, dryRun, report }: Target,
  met: Met,
  { name }: ImportItem,
): Promise<void> {
  if (met.there) {
    report.unchanged++;
    return;
  }
  if (!dryRun) await station.call('enrolment.person', { tenantId, userId: met.userId, name });
  met.there = true;
  report.people++;
}

async function enrolPhoto(
  { station, tenantId }: Target,
  { userId, name }: ImportItem & { userId: number },
  image: Uint8Array,
): Promise<boolean> {
  await patiently(() => station.call('enrolment.photo', { tenantId, userId, name, image, actor }));
  return true;
}

async function enrolEmbedding(
  { station, tenantId, packId }: Target,
  { userId, name }: ImportItem & { userId: number },
  embedding: number[],
): Promise<boolean> {
  const pack = packId ?? '';
  const { stored } = await patiently(() =>
    station.call('enrolment.template', { tenantId, userId, name, packId: pack, embedding, actor }),
  );
  return stored > 0;
}

/** A source without numbers: a face the station knows under the same name is that person's, any other is somebody new. */
async function enrolUnnumbered(target: Target, item: ImportItem): Promise<void> {
  const { station, tenantId, journal, people, report, dryRun } = target;
  const face = await item.face?.();
  if (!face || !('photo' in face))
    throw new StationError('invalid_argument', 'It has no picture. Enrol this person at the station.');
  const image = face.photo;
  const key = digest(item.name, image);
  const known = journal.get(key);
  if (known !== undefined && (dryRun || (await people.hasFace(known)))) {
    report.unchanged++;
    return;
  }
  if (dryRun) {
    journal.set(key, 0);
    report.faces++;
    return;
  }
  const { name } = item;
  const owner = await ownerOf(target, item, image);
  if (owner === 'this photo') {
    report.unchanged++;
    return;
  }
  const userId = owner === null ? undefined : owner.userId;
  const { person } = await patiently(() => station.call('enrolment.photo', { tenantId, userId, name, image, actor }));
  journal.set(key, person.userId);
  const met = people.add(person.userId, name);
  met.there ||= owner !== null;
  countFace(target, met);
}

/** Who of that name this face belongs to already; null where nobody. */
async function ownerOf(
  { station, tenantId, journal }: Target,
  { name }: ImportItem,
  image: Uint8Array,
): Promise<{ userId: number } | 'this photo' | null> {
  const found = await patiently(() => identify(station, tenantId, image));
  if (!found?.person || found.distance === null || !sameName(found.person.name, name)) return null;
  if (found.distance >= samePhoto) return found.person;
  journal.set(digest(name, image), found.person.userId);
  return 'this photo';
}

/** null in a tenant that is not there yet. */
async function identify(station: Pick<StationClient, 'call'>, tenantId: number, image: Uint8Array) {
  try {
    return await station.call('recognition.identify', { tenantId, image });
  } catch (error) {
    if (error instanceof StationError && error.code === 'tenant_not_found') return null;
    throw error;
  }
}

function countFace({ report }: Target, met: Met): void {
  report.faces++;
  if (!met.there) report.people++;
  met.there = true;
  met.hasFace = true;
}

function content(face: { photo: Uint8Array } | { embedding: number[] }): Uint8Array {
  return 'photo' in face ? face.photo : Buffer.from(Float64Array.from(face.embedding).buffer);
}

/** Milliseconds before each further try; together longer than the vision worker needs to come back. */
const delays = [250, 500, 1000, 2000, 4000, 8000, 15_000];

/** Patience with a station that serves a gate besides: an import waits for its turn. */
async function patiently<T>(call: () => Promise<T>, waits: readonly number[] = delays): Promise<T> {
  for (const ms of waits) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof StationError) || !error.retryable) throw error;
      await wait(ms);
    }
  }
  return call();
}
