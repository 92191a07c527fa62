/** Two clients at once, through different dialects, over one gallery: each enrols, deletes and identifies people of its own, and
 * both fight over a few more. Each knows what must be there of its own at any time; at the end every view of the station must
 * agree with every other, and with the database. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databasePath, openStore } from '../../../../src-main/store/index.ts';
import { type PersonName, people, photo, varied } from '../../../support/photos.ts';
import { dataFolder } from '../../../support/station-process.ts';
import { exchange, type Reply, type Request } from './http.ts';
import { contentType, multipart, partsOf } from './multipart.ts';
import type { AbusedStation } from './station.ts';

const tenant = '1';
/** Templates a person may have; the station's default. */
const most = 5;

interface Pupil {
  user: number;
  name: PersonName;
  photos: Buffer[];
  /** Templates that must be there; for those whom both clients touch nobody can say. */
  templates: number;
}

export interface Tally {
  enrolled: number;
  deleted: number;
  identified: number;
}

/** One client's way to do the three things. */
interface Door {
  address: string;
  enrol(pupil: Pupil, image: Buffer): Request;
  remove(pupil: Pupil): Request;
}

function form(path: string, fields: Record<string, string>, image: Buffer): Request {
  return {
    method: 'POST',
    path,
    headers: { 'content-type': contentType },
    body: multipart(partsOf(fields, 'file', image)),
  };
}

const tenantDoor = (address: string): Door => ({
  address,
  enrol: ({ user, name }, image) => form('/enroll', { tenant_id: tenant, user_id: String(user), name }, image),
  remove: ({ name }) => ({ method: 'DELETE', path: `/enrollments/${tenant}/name/${name}` }),
});

const serverDoor = (address: string): Door => ({
  address,
  enrol: ({ user }, image) => ({
    method: 'POST',
    path: '/register-face',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: user, photo: image.toString('base64') }),
  }),
  remove: ({ user }) => ({ method: 'DELETE', path: `/face/${user}` }),
});

/** Sends until the station is not busy. */
async function send(address: string, request: Request): Promise<Reply> {
  for (;;) {
    const reply = await exchange(address, request);
    assert.ok(reply, `${request.method} ${request.path}: no answer`);
    if (reply.status !== 503) return reply;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what is in it is what is checked
async function json(address: string, request: Request): Promise<any> {
  const reply = await send(address, request);
  assert.equal(reply.status, 200, reply.text);
  return JSON.parse(reply.text);
}

export class Together {
  readonly #station: AbusedStation;
  readonly #doors: [Door, Door];
  readonly #own: [Pupil[], Pupil[]];
  readonly #shared: Pupil[];
  readonly tally: Tally = { enrolled: 0, deleted: 0, identified: 0 };

  private constructor(station: AbusedStation, pupils: Pupil[]) {
    this.#station = station;
    this.#doors = [tenantDoor(station.process.address), serverDoor(station.process.biometricAddress)];
    this.#own = [pupils.slice(0, 4), pupils.slice(4, 8)];
    this.#shared = pupils.slice(8);
  }

  static async over(station: AbusedStation): Promise<Together> {
    const pupils = people.map(async (name, i) => ({
      user: 100 + i,
      name,
      photos: await Promise.all([photo(name), varied(name, 'darker'), varied(name, 'brighter')]),
      templates: 0,
    }));
    return new Together(station, await Promise.all(pupils));
  }

  /** Both clients for that long; throws at the first answer that cannot be. `random` gives numbers from 0 to 1. */
  async run(milliseconds: number, random: () => number): Promise<void> {
    const end = Date.now() + milliseconds;
    const client = async (which: 0 | 1): Promise<void> => {
      while (Date.now() < end) await this.#step(which, random);
    };
    await Promise.all([client(0), client(1)]);
  }

  async #step(which: 0 | 1, random: () => number): Promise<void> {
    const door = this.#doors[which];
    const shared = random() < 0.25;
    const group = shared ? this.#shared : this.#own[which];
    const pupil = group[Math.floor(random() * group.length)] as Pupil;
    const kind = random();
    if (kind < 0.45) await this.#enrol(door, pupil, random);
    else if (kind < 0.6) await this.#remove(door, pupil, shared);
    else await this.#identify(pupil, shared);
  }

  async #enrol(door: Door, pupil: Pupil, random: () => number): Promise<void> {
    const image = pupil.photos[Math.floor(random() * pupil.photos.length)] as Buffer;
    const { status, text } = await send(door.address, door.enrol(pupil, image));
    assert.equal(status, 200, `enrolling ${pupil.name}: ${text}`);
    pupil.templates = Math.min(pupil.templates + 1, most);
    this.tally.enrolled++;
  }

  async #remove(door: Door, pupil: Pupil, shared: boolean): Promise<void> {
    const { status, text } = await send(door.address, door.remove(pupil));
    if (shared) assert.ok(status === 200 || status === 404, text);
    else assert.equal(status, pupil.templates > 0 ? 200 : 404, `deleting ${pupil.name}: ${text}`);
    pupil.templates = 0;
    this.tally.deleted++;
  }

  async #identify(pupil: Pupil, shared: boolean): Promise<void> {
    const found = await this.#found(pupil);
    if (shared) assert.ok(found.user_id === null || found.user_id === pupil.user);
    else assert.equal(found.user_id, pupil.templates > 0 ? pupil.user : null, `identifying ${pupil.name}`);
    this.tally.identified++;
  }

  #found(pupil: Pupil): Promise<{ user_id: number | null; distance: number | null }> {
    return json(this.#station.process.address, form('/identify', { tenant_id: tenant }, pupil.photos[0] as Buffer));
  }

  /** Stops the station and compares everything with everything. Returns how many templates there were. */
  async check(): Promise<number> {
    const { address } = this.#station.process;
    const get = (path: string, method = 'GET') => json(address, { method, path });
    const all = [...this.#own.flat(), ...this.#shared];
    const { enrollments } = await get(`/enrollments/${tenant}`);
    for (const pupil of this.#own.flat()) {
      const listed = enrollments.filter((item: { user_id: number }) => item.user_id === pupil.user);
      assert.equal(listed.length, pupil.templates, `templates of ${pupil.name}`);
    }
    const inMemory = await Promise.all(all.map((pupil) => this.#found(pupil)));
    const { enrollment_count: before } = await get(`/cache/${tenant}/status`);
    const { enrollment_count: after } = await get(`/cache/${tenant}/refresh-enrollments`, 'POST');
    assert.deepEqual([before, after], [enrollments.length, enrollments.length], 'the gallery and the listing');
    const reread = await Promise.all(all.map((pupil) => this.#found(pupil)));
    assert.deepEqual(inMemory, reread, 'what was found before and after the gallery was read anew');
    const listed = new Set(enrollments.map((item: { user_id: number }) => item.user_id));
    for (const [i, pupil] of all.entries())
      assert.equal(reread[i]?.user_id ?? null, listed.has(pupil.user) ? pupil.user : null, `finding ${pupil.name}`);
    await this.#station.assertWell();
    await this.#station.process.stop();
    assert.deepEqual(this.#stored(), enrollments, 'the database and the listing');
    return enrollments.length;
  }

  #stored(): unknown[] {
    const { folder } = this.#station.process;
    const key = Buffer.from(readFileSync(join(folder, 'config/sealing.key'), 'utf8'), 'base64');
    const store = openStore({ path: databasePath(dataFolder(folder)), key, access: 'read' });
    try {
      return store.templates.ofTenant(Number(tenant)).map(({ id, personId, embedding }) => {
        const person = store.people.get(personId);
        return { id, user_id: person?.userId, name: person?.name, encoding: Array.from(embedding) };
      });
    } finally {
      store.close();
    }
  }
}
