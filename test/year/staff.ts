/** What staff do with a station, told by its commands. */
import type { Station } from '../../src-main/station/station.ts';
import type { CommandResults } from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import type { Answer, Fact } from './facts.ts';

/** The plan's numbers and the store's. */
export interface Known {
  pupils: Map<number, number>;
  pupilOf: Map<number, number>;
  records: Map<number, number>;
  days: Map<number, number>;
  leave: Map<number, number>;
}

const refusals = ['conflict', 'invalid_argument', 'not_found'];
const iso = (at: number): string => new Date(at).toISOString();

export async function arrange(station: Station, known: Known, fact: Fact): Promise<Answer> {
  switch (fact.kind) {
    case 'gate':
      await station.call('gates.save', { name: fact.name, direction: fact.direction });
      return null;
    case 'clock': {
      const { effectiveFrom, timeZone, dayStarts } = fact;
      await station.call('calendar.setClock', { effectiveFrom, timeZone, dayStarts, allowPast: true });
      return null;
    }
    case 'rule':
      await station.call('calendar.addRule', { ...fact.rule, allowPast: true });
      return null;
    case 'day': {
      const { id } = await station.call('calendar.addDay', { ...fact.day, allowPast: true });
      known.days.set(fact.key, id);
      return null;
    }
    case 'remove day':
      await station.call('calendar.removeDay', { dayId: found(known.days, fact.key), allowPast: true });
      return null;
    case 'leave':
    case 'decide':
      return leave(station, known, fact);
    case 'pupil':
    case 'move':
    case 'leaver':
      return people(station, known, fact);
    case 'manual':
    case 'void':
    case 'replace':
      return correct(station, known, fact);
    default:
      throw new Error(`Staff do not do "${fact.kind}".`);
  }
}

function leave(station: Station, known: Known, fact: Extract<Fact, { kind: 'leave' | 'decide' }>): Promise<Answer> {
  return refusedOr(async () => {
    if (fact.kind === 'decide') {
      // A request that was refused has no number: nobody has this one.
      const leaveId = known.leave.get(fact.key) ?? Number.MAX_SAFE_INTEGER;
      await station.call('leave.decide', { leaveId, decision: fact.decision });
      return null;
    }
    const { leave: kind, from, to, approve } = fact;
    const personId = found(known.pupils, fact.pupil);
    const { id } = await station.call('leave.request', { personId, kind, from, to, approve });
    known.leave.set(fact.key, id);
    return null;
  });
}

type PeopleFact = Extract<Fact, { kind: 'pupil' | 'move' | 'leaver' }>;

async function people(station: Station, known: Known, fact: PeopleFact): Promise<null> {
  if (fact.kind === 'pupil') {
    const { pupil, group } = fact;
    const { id } = await station.call('people.create', { userId: pupil + 1, name: `Siswa ${pupil}`, group });
    known.pupils.set(pupil, id);
    known.pupilOf.set(id, pupil);
  } else if (fact.kind === 'move') {
    const personIds = fact.pupils.map((pupil) => found(known.pupils, pupil));
    await station.call('groups.move', { personIds, group: fact.group, from: fact.from });
  } else {
    await station.call('leavers.leave', { personId: found(known.pupils, fact.pupil), on: fact.on });
  }
  return null;
}

type Correction = Extract<Fact, { kind: 'manual' | 'void' | 'replace' }>;

function correct(station: Station, known: Known, fact: Correction): Promise<Answer> {
  return refusedOr(async () => {
    const record = await written(station, known, fact);
    known.records.set(fact.key, record.id);
    return { at: Date.parse(record.at), repeated: false };
  });
}

/** What staff ask for and is refused is an answer; anything else that goes wrong here is not. */
async function refusedOr(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (thrown) {
    if (thrown instanceof StationError && refusals.includes(thrown.code)) return { refused: true };
    throw thrown;
  }
}

function written(station: Station, known: Known, fact: Correction): Promise<CommandResults['attendance.manual']> {
  const reason = 'Koreksi piket';
  if (fact.kind === 'manual') {
    const personId = found(known.pupils, fact.pupil);
    const { direction, when } = fact;
    return station.call('attendance.manual', { personId, at: iso(when), direction, gate: 'Piket', reason });
  }
  // A record that was refused has no number: nobody has this one.
  const recordId = known.records.get(fact.target) ?? Number.MAX_SAFE_INTEGER;
  if (fact.kind === 'replace')
    return station.call('attendance.replace', { recordId, at: iso(fact.when), direction: fact.direction, reason });
  return fact.atGate
    ? station.call('attendance.disown', { recordId })
    : station.call('attendance.void', { recordId, reason });
}

function found(numbers: ReadonlyMap<number, number>, key: number): number {
  const number = numbers.get(key);
  if (number === undefined) throw new Error(`The plan speaks of number ${key}, which is not there.`);
  return number;
}
