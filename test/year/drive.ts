/**
 * Tells a real station, over a real database in a temporary folder, what happens: by its commands, as staff and gates do. A
 * face is taken as recognised already, for embeddings are not the point here. What the gates see within a minute shares one
 * transaction around those that the station makes itself: 800,000 of them would mostly wait for the disk.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SchoolCalendar } from '../../src-main/station/attendance/calendar.ts';
import { type NamedDay, personDays } from '../../src-main/station/attendance/days.ts';
import { recordArrival } from '../../src-main/station/attendance/record-arrival.ts';
import { StationTime } from '../../src-main/station/attendance/station-time.ts';
import type { Context } from '../../src-main/station/context.ts';
import { createStation, type Station } from '../../src-main/station/station.ts';
import { databasePath, openStore, type StationStore } from '../../src-main/store/index.ts';
import { StationError } from '../../src-shared/errors.ts';
import type { Answer, Fact } from './facts.ts';
import { portsOver } from './ports.ts';
import { arrange, type Known } from './staff.ts';

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
      const minute = sameMinute(facts, i);
      if (minute.length > 0) answers.push(...(await this.#scans(minute)));
      else answers.push(await this.#one(facts[i] as Fact));
      i += Math.max(minute.length, 1);
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
    this.context = { ...ports, calendar, time: new StationTime(ports), emit: () => {} };
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
        return this.#byPin(fact);
      case 'look':
        return null;
      default:
        return answerOf(arrange(this.station, this.known, fact));
    }
  }

  async #scans(scans: readonly Scan[]): Promise<Answer[]> {
    for (const { by, pupil } of scans) if (by === 'card' && !this.#cards.has(pupil)) await this.#issueCard(pupil);
    const told = this.store.transaction(() =>
      scans.map((scan) => {
        this.clock.trueTime = scan.at;
        return scan.by === 'card' ? this.#byCard(scan) : this.#byFace(scan);
      }),
    );
    return Promise.all(told);
  }

  #byFace({ key, pupil, gate }: Scan): Answer {
    const arrival = recordArrival(this.context, { personId: this.#id(pupil), gate, method: 'face', similarity: 0.9 });
    this.known.records.set(key, arrival.recordId);
    return { at: Date.parse(arrival.at), repeated: arrival.repeated };
  }

  async #byCard({ key, pupil, gate }: Scan): Promise<Answer> {
    const text = this.#cards.get(pupil) ?? '';
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

  async #issueCard(pupil: number): Promise<void> {
    const personId = this.#id(pupil);
    await this.station.call('credentials.issueCard', { personId });
    this.#cards.set(pupil, this.store.credentials.cardsOf(personId)[0]?.text ?? '');
  }

  #id(pupil: number): number {
    return this.known.pupils.get(pupil) ?? 0;
  }
}

/** The faces and cards from `start` on that the gates see in one minute, with nothing else between. */
function sameMinute(facts: readonly Fact[], start: number): Scan[] {
  const scans: Scan[] = [];
  for (let i = start; i < facts.length; i++) {
    const fact = facts[i] as Fact;
    const first = scans[0] ?? fact;
    if (fact.kind !== 'scan' || fact.by === 'pin') break;
    if (Math.floor(fact.at / 60_000) !== Math.floor(first.at / 60_000)) break;
    scans.push(fact);
  }
  return scans;
}

/** A refusal is an answer; anything else that goes wrong is not. */
async function answerOf(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (thrown) {
    const isRefusal =
      thrown instanceof StationError && ['conflict', 'invalid_argument', 'not_found'].includes(thrown.code);
    if (isRefusal) return { refused: true };
    throw thrown;
  }
}
