/** Fills an empty data folder with SMP Negeri 4 Cempaka, up to the moment at which the demo begins. */
import { buildStation, makeFolder, type Surroundings } from '../../src-main/hosts/node/build-station.ts';
import type { Config } from '../../src-main/hosts/node/config.ts';
import { keyHasher } from '../../src-main/hosts/node/key-hasher.ts';
import { createLog } from '../../src-main/hosts/node/logging.ts';
import type { Clock } from '../../src-main/station/ports.ts';
import { makeHistory } from './history.ts';
import { cameraPicture, portrait } from './portraits.ts';
import { makePupils, type Pupil } from './pupils.ts';
import { dice } from './random.ts';
import { local, yearOf } from './school-year.ts';
import { settle } from './settle.ts';
import { writeHistory } from './write-history.ts';
import { demoPin, writeCalendar, writePeople } from './write-people.ts';

/** Those whom the demo's camera can show: their faces are enrolled as anybody's would be. Their seeds were chosen so that the
 * networks tell them apart. */
export const onFilm = ['Bagus Prasetyo', 'Siti Aminah', 'Ni Kadek Ayu'] as const;

export interface Filled {
  people: number;
  records: number;
  /** Those of `onFilm` whom the station can recognise. */
  recognisable: string[];
}

/** `surroundings.clock` says when it is. */
export async function fillDemo(config: Config, surroundings: Surroundings & { clock: Clock }): Promise<Filled> {
  makeFolder(config.HADIR_DATA_DIR);
  const log = createLog({ ...config, HADIR_LOG_LEVEL: 'error' });
  const built = buildStation(config, surroundings, { log, program: 'the demo' });
  try {
    const { store, vision, station } = built;
    const now = surroundings.clock.now();
    const year = yearOf(local(now.getTime()).date);
    const pupils = makePupils(year);
    const portraits = await portraitsOf(pupils);
    const pinHash = await keyHasher.hash(demoPin);
    const history = makeHistory(pupils, now.getTime());
    const luck = dice(640);
    const packId = config.HADIR_MODEL_PACK;
    const ids = store.transaction(() => {
      writeCalendar(store, year);
      const people = writePeople(store, pupils, year, { portraits, pinHash, packId }, luck);
      writeHistory(store, history, people, { now: now.getTime(), luck, packId });
      return people;
    });
    await settle(built, now);
    await vision.settled();
    const recognisable: string[] = [];
    for (const pupil of pupils.filter(isOnFilm)) {
      await station.call('people.forget', { personId: ids.get(pupil.userId) as number });
      const image = await cameraPicture(pupil);
      const { tenantId, userId } = { tenantId: config.HADIR_HOME_TENANT, userId: pupil.userId };
      await station.call('enrolment.photo', { tenantId, userId, group: pupil.group, image, actor: 'Agus' });
      recognisable.push(pupil.name);
    }
    return { people: pupils.length, records: history.seen.length, recognisable };
  } finally {
    built.close();
  }
}

function isOnFilm({ name }: Pupil): boolean {
  return (onFilm as readonly string[]).includes(name);
}

async function portraitsOf(pupils: readonly Pupil[]): Promise<Map<number, Buffer>> {
  const enrolled = pupils.filter((pupil) => pupil.enrolled);
  const images = await Promise.all(enrolled.map((pupil) => portrait(pupil)));
  return new Map(enrolled.map(({ userId }, i) => [userId, images[i] as Buffer]));
}
