/**
 * Tells a real station, over a real database in a temporary folder, what happens: by its commands, as staff and gates do. A
 * face is taken as recognised already, for embeddings are not the point here. The faces of an hour share one transaction
 * around those that the station makes itself: 800,000 of them would mostly wait for the disk. Cards and PINs have their own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NamedDay, personDays } from '../../src-main/station/attendance/days.ts';
import { recordArrival } from '../../src-main/station/attendance/record-arrival.ts';
import type { Context } from '../../src-main/station/context.ts';
import { createStation, type Station } from '../../src-main/station/station.ts';
import { SchoolCalendar } from '../../src-main/station/time/school-calendar.ts';
import { StationTime } from '../../src-main/station/time/station-time.ts';
import { databasePath, openStore, type StationStore } from '../../src-main/store/index.ts';
import type { Answer, Fact } from './facts.ts';
import { portsOver } from './ports.ts';
import { arrange, type Known } from './staff.ts';

/** Milliseconds of faces in one transaction. */
const together = 3_600_000;

type Scan = Extract<Fact, { kind: 'scan' }>;

/** True time, and the computer's clock, which may be wrong. */
export class ComputerClock {
  offBy = 0;
  trueTime = 0;

  now(): Date {
    return new Date(this.trueTime + this.offBy);
  }

  monotonic(): number {
    return this.trueTime;
  }
}

export class Drive {
  readonly clock = new ComputerClock();
  readonly known: Known = {
    pupils: new Map(),
    pupilOf: new Map(),
    records: new Map(),
    days: new Map(),
    leave: new Map(),
  };
  readonly #folder = mkdtempSync(join(tmpdir(), 'hadir-year-'));
  /** Those of stations that lost their power stay as they were then. */
  readonly #stores: StationStore[] = [];
  readonly #cards = new Map<number, string>();
  readonly #pins = new Map<number, string>();
  context!: Context;
  station!: Station;

  /** `startsAt`: the moment of the first fact. */
  constructor(startsAt: number) {
    this.clock.trueTime = startsAt;
    this.#start();
  }

  get store(): StationStore {
    return this.#stores.at(-1) as StationStore;
  }

  /** What came of each fact. */
  async tell(facts: readonly Fact[]): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let i = 0; i < facts.length; ) {
      const faces = facesFrom(facts, i);
      if (faces.length > 0) answers.push(...this.#faces(faces));
      else answers.push(await this.#one(facts[i] as Fact));
      i += Math.max(faces.length, 1);
    }
    return answers;
  }

  days(from: string, to: string): NamedDay[] {
    return personDays(this.context, { from, to });
  }

  close(): void {
    for (const store of this.#stores) store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #start(): void {
    const store = openStore({ path: databasePath(this.#folder), key: Buffer.alloc(32, 7), clock: this.clock });
    this.#stores.push(store);
    const ports = portsOver(store, this.clock);
    const calendar = new SchoolCalendar(store.calendar);
    this.station = createStation(ports);
    this.context = { ...ports, calendar, time: new StationTime(ports), emit: () => {}, settingsChanged: () => {} };
    this.station.subscribe((event) => {
      if (event.type === 'calendar.changed') calendar.reload();
    });
  }

  async #one(fact: Fact): Promise<Answer> {
    this.clock.trueTime = fact.at;
    switch (fact.kind) {
      case 'computer clock':
        this.clock.offBy = fact.offBy;
        return null;
      case 'power cut':
        // The database is not closed: whatever a station does on ending, it cannot do it here.
        this.clock.trueTime += fact.lasts;
        this.#start();
        return null;
      case 'scan':
        return fact.by === 'pin' ? this.#byPin(fact) : this.#byCard(fact);
      case 'look':
        return null;
      default:
        return arrange(this.station, this.known, fact);
    }
  }

  #faces(scans: readonly Scan[]): Answer[] {
    return this.store.transaction(() =>
      scans.map((scan) => {
        this.clock.trueTime = scan.at;
        return this.#byFace(scan);
      }),
    );
  }

  #byFace({ key, pupil, gate }: Scan): Answer {
    const arrival = recordArrival(this.context, { personId: this.#id(pupil), gate, method: 'face', similarity: 0.9 });
    this.known.records.set(key, arrival.recordId);
    return { at: Date.parse(arrival.at), repeated: arrival.repeated };
  }

  async #byCard({ key, pupil, gate }: Scan): Promise<Answer> {
    const text = this.#cards.get(pupil) ?? (await this.#issueCard(pupil));
    const { arrival } = await this.station.call('credentials.byCard', { text, gate });
    this.known.records.set(key, arrival.recordId);
    return { at: Date.parse(arrival.at), repeated: arrival.repeated };
  }

  async #byPin({ key, pupil, gate }: Scan): Promise<Answer> {
    const personId = this.#id(pupil);
    const pin = this.#pins.get(pupil) ?? (await this.station.call('credentials.issuePin', { personId })).pin;
    this.#pins.set(pupil, pin);
    const { arrival } = await this.station.call('credentials.byPin', { number: String(pupil + 1), pin, gate });
    this.known.records.set(key, arrival.recordId);
    return { at: Date.parse(arrival.at), repeated: arrival.repeated };
  }

  async #issueCard(pupil: number): Promise<string> {
    const personId = this.#id(pupil);
    await this.station.call('credentials.issueCard', { personId });
    const text = this.store.credentials.cardsOf(personId)[0]?.text ?? '';
    this.#cards.set(pupil, text);
    return text;
  }

  #id(pupil: number): number {
    return this.known.pupils.get(pupil) ?? 0;
  }
}

/** The faces from `start` on that belong into one transaction, with nothing else between. */
function facesFrom(facts: readonly Fact[], start: number): Scan[] {
  const scans: Scan[] = [];
  for (let i = start; i < facts.length; i++) {
    const fact = facts[i] as Fact;
    if (fact.kind !== 'scan' || fact.by !== 'face' || fact.at >= (scans[0] ?? fact).at + together) break;
    scans.push(fact);
  }
  return scans;
}
