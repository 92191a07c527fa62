/**
 * A station that loses its power again and again while attendance is written and sent. In the end: what it acknowledged is there
 * exactly once, and each record has reached every endpoint, one person's in the order of writing.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { makeKey, StationApi } from '../acceptance/station/support.ts';
import { FlakyReceiver } from './flaky-receiver.ts';
import { StationProcess } from './station-process.ts';

const paths = ['/siakad', '/dapodik'];
const writers = 4;
/** Milliseconds after which everything must have arrived when nothing fails any more. */
const drainWithin = 120_000;

interface Written {
  token: string;
  personId: number;
  recordId: number | null;
}

export interface Outcome {
  acknowledged: number;
  /** Cut off before their answer, and written all the same. */
  unheard: number;
  arrived: number;
  /** Arrivals of what had arrived already. */
  again: number;
  tally: Record<string, number>;
  /** What should not be, in words. */
  faults: string[];
}

export class PowerCuts {
  readonly #random: () => number;
  readonly #receiver: FlakyReceiver;
  readonly #written: Written[] = [];
  #station: StationProcess;
  #key = '';
  #people: number[] = [];

  private constructor(random: () => number, receiver: FlakyReceiver, station: StationProcess) {
    this.#random = random;
    this.#receiver = receiver;
    this.#station = station;
  }

  static async start(random: () => number): Promise<PowerCuts> {
    const cuts = new PowerCuts(random, await FlakyReceiver.start(random), await StationProcess.start());
    await cuts.#prepare();
    return cuts;
  }

  /** Writes and loses its power `rounds` times. */
  async run(rounds: number, told: (round: number) => void = () => {}): Promise<void> {
    for (let round = 1; round <= rounds; round++) {
      const ends = { now: false };
      const busy = Array.from({ length: writers }, (_, writer) => this.#write(writer, ends));
      await wait(20 + this.#random() * 900);
      await this.#station.kill();
      ends.now = true;
      await Promise.all(busy);
      this.#station = await StationProcess.start({}, this.#station.folder);
      told(round);
    }
  }

  async check(): Promise<Outcome> {
    this.#receiver.failing = 0;
    const faults = await this.#drain();
    const records = await this.#records();
    await this.#station.stop();
    this.#receiver.close();
    const { arrived, tally, badSignatures } = this.#receiver;
    faults.push(...this.#writtenFaults(records), ...this.#arrivalFaults(records));
    if (badSignatures > 0) faults.push(`${badSignatures} wrong signatures`);
    const acknowledged = this.#written.filter(({ recordId }) => recordId !== null).length;
    const different = new Set(arrived.map(({ path, eventId }) => `${path} ${eventId}`)).size;
    const again = arrived.length - different;
    return { acknowledged, unheard: records.length - acknowledged, arrived: arrived.length, again, tally, faults };
  }

  get #api(): StationApi {
    return new StationApi(this.#station.address, this.#key);
  }

  async #prepare(): Promise<void> {
    this.#key = makeKey(this.#station);
    for (const path of paths) {
      const body = { name: path.slice(1), url: this.#receiver.address + path, topics: ['attendance.recorded'] };
      const { secret } = (await this.#api.call('POST', '/endpoints', body)).body as { secret: string };
      this.#receiver.secrets.set(path, secret);
    }
    for (let i = 1; i <= 2 * writers; i++)
      this.#people.push((await this.#api.call('POST', '/people', { name: `Siswa ${i}`, group: '7A' })).body.id);
  }

  /** One member of staff: one record after the other, until the power goes. */
  async #write(writer: number, ends: { now: boolean }): Promise<void> {
    const api = this.#api;
    while (!ends.now) {
      const personId = this.#people[2 * writer + Math.floor(this.#random() * 2)] as number;
      const written: Written = { token: `w${this.#written.length}`, personId, recordId: null };
      this.#written.push(written);
      const body = { personId, at: new Date(Date.now() - 1000).toISOString(), reason: written.token };
      try {
        const { status, body: record } = await api.call('POST', '/attendance', body);
        if (status !== 201) throw new Error(JSON.stringify(record));
        written.recordId = record.id;
      } catch (error) {
        if (ends.now || this.#station.ended || error instanceof TypeError) return;
        throw error;
      }
    }
  }

  /** Until nothing waits any more: pausing and resuming an endpoint makes everything due that waits for its next try. */
  async #drain(): Promise<string[]> {
    const until = Date.now() + drainWithin;
    for (;;) {
      const { pending, dead } = (await this.#api.call('GET', '/outbox')).body as { pending: number; dead: number };
      if (pending === 0) return dead === 0 ? [] : [`${dead} deliveries are dead`];
      if (Date.now() > until) return [`${pending} deliveries still wait`];
      for (const paused of [true, false])
        for (let endpoint = 1; endpoint <= paths.length; endpoint++)
          await this.#api.call('PATCH', `/endpoints/${endpoint}`, { paused });
      await wait(500);
    }
  }

  async #records(): Promise<{ id: number; personId: number; reason: string }[]> {
    const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
    const records = [];
    for (let cursor = '0'; ; ) {
      const query = `from=${from}&to=${to}&limit=500&cursor=${cursor}`;
      const { items, next } = (await this.#api.call('GET', `/attendance?${query}`)).body;
      records.push(...items);
      if (next === null) return records;
      cursor = next;
    }
  }

  #writtenFaults(records: { id: number; reason: string }[]): string[] {
    const byToken = Map.groupBy(records, ({ reason }) => reason);
    return this.#written.flatMap(({ token, recordId }) => {
      const ids = (byToken.get(token) ?? []).map(({ id }) => id);
      if (recordId !== null && !(ids.length === 1 && ids[0] === recordId))
        return [`${token} is [${ids}], not ${recordId}`];
      return ids.length > 1 ? [`${token} was written ${ids.length} times`] : [];
    });
  }

  #arrivalFaults(records: { id: number; personId: number }[]): string[] {
    const faults: string[] = [];
    for (const path of paths) {
      const here = this.#receiver.arrived.filter((one) => one.path === path);
      const known = new Set(here.map(({ recordId }) => recordId));
      for (const { id } of records) if (!known.has(id)) faults.push(`record ${id} never arrived at ${path}`);
      for (const [personId, ofPerson] of Map.groupBy(here, (one) => one.personId)) {
        const early = ofPerson.findIndex(({ eventId }, i) => i > 0 && eventId < (ofPerson[i - 1]?.eventId ?? 0));
        if (early > 0) faults.push(`person ${personId}: event ${ofPerson[early]?.eventId} came late to ${path}`);
      }
    }
    return faults;
  }
}
