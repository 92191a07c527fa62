/**
 * Every command that changes something, with real inputs on a real store: what is there before, and what it is asked. Total over the
 * commands, so that the compiler asks about every new one.
 */
import type { ChangingCommand } from '../../src-shared/command-audit.ts';
import type { CommandInput } from '../../src-shared/contract.ts';
import { at as when } from '../src-main/station/attendance/support.ts';
import { endpoint } from '../src-main/station/delivery/support.ts';
import { handPicture } from '../src-main/station/palms/support.ts';
import { csv } from '../src-main/station/roster/support.ts';
import { type Bench, embeddingLike, enrolPerson, pack, picture } from '../src-main/station/support.ts';
import { administrator } from './clients.ts';

type Asked<N extends ChangingCommand> = Omit<CommandInput<N>, 'actor'>;
type Case<N extends ChangingCommand> = Asked<N> | ((at: Bench) => Asked<N> | Promise<Asked<N>>);

/** In every name, note and number: what the list may hold of it is said where it is looked for. */
export const personal = 'Rahasia';
const name = `Siti ${personal}`;
const day = '2025-11-17';
const tomorrow = '2025-11-18';
const someday = '2026-08-17';
const tenantId = 1;
const personId = 1;
const stranger = (who = 9) => picture({ like: { [who]: 1 } });
const session = {
  opens: '06:00',
  onTimeUntil: '07:00',
  lateUntil: '09:00',
  earlyLeaveFrom: '11:00',
  dismissal: '14:00',
};
const plan = { sessions: [session] };

const idOf = async (made: Promise<{ id: number }>): Promise<number> => (await made).id;
const withPin = async ({ station }: Bench) => {
  await station.call('credentials.issuePin', { personId });
  return { personId };
};
const withCard = async ({ station }: Bench) => {
  await station.call('credentials.issueCard', { personId });
  return { personId };
};
const member = ({ station }: Bench) =>
  idOf(station.call('staff.create', { name: 'Agus', role: 'administrator', password: 'pepaya muda' }));
const record = ({ station }: Bench) =>
  idOf(station.call('attendance.manual', { personId, at: when('06:30'), reason: 'lupa' }));
const palm = async (at: Bench): Promise<number> => {
  const { palm: stored } = await at.station.call('palms.photo', { tenantId, userId: 1, image: handPicture(at, {}) });
  return stored.id;
};

async function shots(at: Bench): Promise<string> {
  const { sessionId } = await at.station.call('enrolment.start', { name });
  for (const pose of [{}, { yaw: -12 }, { yaw: 12 }, { pitch: 8 }])
    for (let i = 0; i < 10; i++) {
      at.clock.advance(200);
      const image = picture({ like: { 9: 0.95 }, pose });
      if ((await at.station.call('enrolment.frame', { sessionId, image })).accepted) break;
    }
  return sessionId;
}

async function palmShots(at: Bench): Promise<string> {
  const { sessionId } = await at.station.call('palms.start', { name });
  for (let i = 0; i < 60; i++) {
    at.clock.advance(600);
    const image = handPicture(at, { who: 9, seed: i, region: { x: 300 + (i % 20) } });
    if ((await at.station.call('palms.frame', { sessionId, image })).canFinish) break;
  }
  return sessionId;
}

export const changes: { [N in ChangingCommand]: Case<N> } = {
  'people.create': { name },
  'people.add': { name },
  'people.update': { personId, name },
  'people.save': { personId, name },
  'people.updateProfile': { personId, guardianName: personal, guardianPhone: '0812000000' },
  'people.forget': { personId },
  'people.forgetBiometrics': { personId },
  'people.remove': { personId },
  'people.removeMany': { personIds: [personId] },
  'people.addNote': { personId, text: personal },
  'people.removeNote': async ({ station }) => ({
    noteId: await idOf(station.call('people.addNote', { personId, text: personal })),
  }),
  'consent.record': { personId, given: true, by: personal, relation: 'guardian', note: personal },

  'enrolment.photo': { tenantId, name, image: stranger() },
  'enrolment.photos': { tenantId, name, images: [stranger()] },
  'enrolment.finish': async (at) => ({ sessionId: await shots(at) }),
  'enrolment.template': {
    tenantId,
    userId: 20,
    name,
    packId: pack.id,
    embedding: Array.from(embeddingLike({ 9: 1 })),
  },
  'enrolment.person': { tenantId, userId: 20, name },
  'templates.remove': { tenantId, templateId: 1 },
  'templates.removeByName': { tenantId, name: 'Siswa 1' },
  'palms.photo': (at) => ({ tenantId, name, image: handPicture(at, {}) }),
  'palms.photos': (at) => ({ tenantId, name, images: [handPicture(at, {})] }),
  'palms.finish': async (at) => ({ sessionId: await palmShots(at) }),
  'palms.remove': async (at) => ({ personId, palmId: await palm(at) }),
  'palms.forget': async (at) => {
    await palm(at);
    return { personId };
  },

  'credentials.issuePin': { personId },
  'credentials.issuePins': { personIds: [personId] },
  'credentials.revokePin': withPin,
  'credentials.issueCard': { personId },
  'credentials.assignCard': { personId, text: personal },
  'credentials.revokeCards': withCard,
  'credentials.cardSheet': { personIds: [personId] },

  'attendance.manual': { personId, at: when('06:30'), reason: 'lupa' },
  'attendance.manualMany': { personIds: [personId], at: when('06:30'), reason: 'lupa' },
  'attendance.void': async (at) => ({ recordId: await record(at), reason: 'salah' }),
  'attendance.replace': async (at) => ({
    recordId: await record(at),
    at: when('06:31'),
    direction: 'in',
    reason: 'jam',
  }),
  'attendance.disown': async ({ station }) => {
    const { arrival } = await station.call('recognition.scan', { image: picture({ like: { 1: 0.95 } }) });
    return { recordId: arrival?.recordId ?? 0 };
  },
  'leave.request': { personId, kind: 'sick', from: day, to: day, note: personal },
  'leave.decide': async ({ station }) => ({
    leaveId: await idOf(station.call('leave.request', { personId, kind: 'sick', from: day, to: day })),
    decision: 'approved',
  }),
  'events.mark': async ({ station }) => {
    for (const seq of [1, 2])
      await station.call('live.frame', { camera: 'gate', seq, at: 100 * seq, image: picture({ like: { 1: 0.95 } }) });
    return { eventId: 1, wrong: true, note: personal };
  },

  'calendar.setClock': { effectiveFrom: tomorrow, timeZone: 'Asia/Makassar', dayStarts: '00:00' },
  'calendar.addRule': { weekdays: [1], effectiveFrom: someday, plan },
  'calendar.removeRule': async ({ station }) => ({
    ruleId: await idOf(station.call('calendar.addRule', { weekdays: [1], effectiveFrom: someday, plan })),
  }),
  'calendar.begin': ({ store }) => {
    for (const { id } of store.calendar.rules()) store.calendar.removeRule(id);
    return { timeZone: 'Asia/Jakarta', rules: [{ weekdays: [1], plan }] };
  },
  'calendar.addDay': { from: someday, to: someday, name: 'Merdeka' },
  'calendar.removeDay': async ({ station }) => ({
    dayId: await idOf(station.call('calendar.addDay', { from: someday, to: someday, name: 'Merdeka' })),
  }),
  'calendar.importDays': { file: csv('date,name', '2027-01-01,Tahun Baru'), fileName: 'libur.csv' },
  'clock.trust': {},
  'gates.save': { name: 'Belakang', direction: 'out' },
  'gates.remove': async ({ station }) => {
    await station.call('gates.save', { name: 'Belakang', direction: 'out' });
    return { name: 'Belakang' };
  },

  'groups.save': { name: '9Z', grade: 9 },
  'groups.remove': async ({ station }) => {
    await station.call('groups.save', { name: '9Z', grade: 9 });
    return { name: '9Z' };
  },
  'groups.move': { personIds: [personId], group: '8A' },
  'years.save': { name: '2025/2026', from: '2025-07-14', to: '2026-06-20' },
  'promotion.apply': { moves: [{ from: '7A', to: '8A' }], on: '2026-07-13' },
  'leavers.leave': { personId, on: tomorrow },
  'leavers.purge': async ({ station }) => {
    await station.call('leavers.leave', { personId, on: '2025-11-16' });
    return { leftBefore: day, people: 1 };
  },
  'roster.import': { file: csv('NIS,Nama,Kelas', `77,${name},7A`), fileName: 'siswa.csv' },
  'roster.importOneRoster': async (at) => {
    const { station } = at;
    await enrolPerson(at, 3, { name });
    const { bytes } = await station.call('roster.export', { format: 'oneroster' });
    await station.call('people.remove', { personId: 3 });
    return { file: bytes };
  },
  'letterhead.save': { school: 'SMP Contoh', lines: [] },

  'endpoints.create': { name: 'Rapor', url: 'http://192.168.1.5/', topics: ['leave.decided'] },
  'endpoints.update': async (at) => ({ endpointId: await idOf(endpoint(at)), paused: true }),
  'endpoints.remove': async (at) => ({ endpointId: await idOf(endpoint(at)) }),
  'endpoints.rotateSecret': async (at) => ({ endpointId: await idOf(endpoint(at)) }),
  'deliveries.redeliver': async (at) => {
    await endpoint(at);
    await record(at);
    at.store.deliveries.delivered(1, at.clock.now().toISOString(), 200);
    return { deliveryId: 1 };
  },
  'messages.configure': { enabled: true, url: 'http://192.168.1.5/', headers: { Authorization: personal } },

  'setup.begin': { school: 'SMP Contoh', ...administrator },
  'staff.signIn': async ({ station }) => {
    await station.call('setup.begin', { school: 'SMP Contoh', ...administrator });
    return administrator;
  },
  'staff.create': { name: 'Agus', role: 'administrator', password: personal + personal },
  'staff.update': async (at) => {
    const staffId = await member(at);
    await at.station.call('staff.create', { name: 'Rina', role: 'administrator', password: 'pepaya muda' });
    return { staffId, role: 'viewer' };
  },
  'staff.setPassword': async (at) => ({ staffId: await member(at), password: personal + personal }),
  'staff.changeOwnPassword': async (at) => {
    await at.station.call('staff.create', { name: 'Bu Rina', role: 'administrator', password: 'pepaya muda' });
    return { current: 'pepaya muda', password: personal + personal };
  },
  'keys.create': { name: 'Dapodik', scopes: ['admin'] },
  'keys.revoke': async ({ station }) => ({
    keyId: await idOf(station.call('keys.create', { name: 'Dapodik', scopes: ['admin'] })),
  }),
  'clients.allow': { address: '10.0.0.1', dialect: 'tenant' },
  'clients.remove': async ({ station }) => ({
    clientId: await idOf(station.call('clients.allow', { address: '10.0.0.1', dialect: 'tenant' })),
  }),

  'settings.update': { nextEvent: 'Upacara' },
  'backups.create': {},
  'diagnostics.bundle': {},
  'packs.importFile': { file: new Uint8Array(3) },
};
