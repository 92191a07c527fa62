/** Calls of every command of the contract, errors included, for comparing what different transports answer. */
import type { CommandName, CommandResults, StationClient } from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import { embeddingLike, pack, picture } from '../src-main/station/support.ts';
import { administrator } from './clients.ts';

const siti = picture({ like: { 1: 0.95 } });

/** Calls every command once and more, errors included; the answers in order. */
export async function everything(client: StationClient): Promise<{ name: CommandName; answer: unknown }[]> {
  const answers: { name: CommandName; answer: unknown }[] = [];
  const call = async <N extends CommandName>(name: N, args: unknown): Promise<CommandResults[N] | null> => {
    try {
      const answer = await client.call(name, args as never);
      answers.push({ name, answer });
      return answer;
    } catch (error) {
      answers.push({ name, answer: error instanceof StationError ? error.toPlain() : error });
      return null;
    }
  };
  const tenantId = 1;
  await staff(call);
  await call('station.status', {});
  await call('station.settings', {});
  await call('packs.list', {});
  await call('enrolment.photo', { tenantId, userId: 5, name: ' Siti ', group: '7A', image: siti });
  await call('enrolment.photo', { tenantId, userId: 6, name: 'Budi', image: siti });
  await call('enrolment.photo', { tenantId, userId: 6, name: 'Budi', image: picture() });
  await call('people.list', { query: 'siti' });
  await call('people.portrait', { personId: 1 });
  await call('people.portrait', { personId: 99 });
  await call('enrolment.photos', { tenantId, userId: 5, images: [siti, picture()] });
  await call('enrolment.photos', { tenantId, userId: 5, images: [siti, picture({ like: { 3: 1 } })] });
  const started = await call('enrolment.start', { name: 'Budi' });
  const sessionId = started?.sessionId ?? '';
  await call('enrolment.frame', { sessionId, image: picture({ like: { 2: 1 } }) });
  await call('enrolment.retake', { sessionId, kind: 'front' });
  await call('enrolment.finish', { sessionId });
  await call('enrolment.cancel', { sessionId });
  await call('recognition.encode', { image: siti });
  await call('recognition.detect', { image: picture({}, { x: 10, width: 50 }) });
  await call('recognition.compare', { image: siti, encoding: Array.from(embeddingLike({ 1: 1 })) });
  await call('recognition.compare', { image: siti, encoding: [1, 2] });
  await call('recognition.identify', { tenantId, image: siti });
  await call('recognition.verify', { tenantId, userId: 5, image: siti, threshold: 0.2 });
  for (const seq of [1, 2]) await call('live.frame', { camera: 'gate', seq, at: 0.5, image: siti });
  await call('live.today', {});
  await call('recognition.events', {});
  await call('recognition.arrivals', { after: 1 });
  await call('templates.list', { tenantId });
  await call('templates.remove', { tenantId, templateId: 99 });
  await call('gallery.status', { tenantId });
  await call('gallery.invalidate', { tenantId });
  await call('gallery.refresh', { tenantId });
  await call('templates.remove', { tenantId, templateId: 1 });
  await call('templates.removeByName', { tenantId, name: 'Nobody' });
  await call('people.get', { personId: 1 });
  await call('people.byUserId', { tenantId, userId: 6 });
  await call('people.byUserId', { tenantId, userId: 77 });
  await call('people.create', { name: ' Wati ', userId: 8, group: '7B' });
  await call('people.create', { name: 'Wati', userId: 8 });
  await call('people.update', { personId: 1, group: '8A' });
  await call('recognition.identifyAll', { tenantId, image: picture({ like: { 1: 1 } }, { x: 10, width: 50 }) });
  await call('templates.find', { tenantId, code: 'FACE-NOBODYHAS' });
  await call('templates.ofPerson', { personId: 2 });
  await call('templates.page', { tenantId, limit: 1 });
  await call('templates.portrait', { tenantId, templateId: 2 });
  await call('templates.portrait', { tenantId, templateId: 99 });
  const embedding = Array.from(embeddingLike({ 3: 1 }));
  await call('enrolment.person', { tenantId, userId: 20, name: 'Eko' });
  await call('enrolment.template', { tenantId, userId: 20, name: 'Eko', packId: pack.id, embedding });
  await call('enrolment.template', { tenantId, userId: 20, name: 'Eko', packId: 'other', embedding });
  await call('people.forget', { personId: 2 });
  await call('people.remove', { personId: 1 });
  await call('people.remove', { personId: 'one' });
  await oneAct(call);
  await attendanceBook(call);
  await office(call);
  await palms(call);
  await call('people.remove', undefined);
  return answers;
}

/** Several changes in one. Where an answer would hold something unguessable, the call is one that fails. */
async function oneAct(call: Call): Promise<void> {
  await call('people.add', { name: 'Tono', userId: 30, nis: '0030' });
  await call('people.add', { name: 'Tini', userId: 31, nis: '0030' });
  await call('people.save', { personId: 2, name: 'Budi S.', nisn: '0123456789' });
  await call('people.forgetBiometrics', { personId: 2 });
  await call('attendance.manualMany', { personIds: [2, 999], at: '2025-11-17T00:01:00Z', reason: 'lupa' });
  await call('credentials.issuePins', { personIds: [999] });
  const rule = { weekdays: [1], plan: { sessions: [] } };
  await call('calendar.begin', { timeZone: 'Asia/Nowhere', rules: [rule] });
}

type Call = (name: CommandName, args: unknown) => Promise<unknown>;

/** The attendance book and what is around it. Where an answer would hold something unguessable, the call is one that fails. */
async function attendanceBook(call: Call): Promise<void> {
  const day = '2025-11-17';
  const session = {
    opens: '06:00',
    onTimeUntil: '07:00',
    lateUntil: '09:00',
    earlyLeaveFrom: '11:00',
    dismissal: '14:00',
  };
  const rule = { weekdays: [1, 2, 3, 4, 5], effectiveFrom: day, plan: { sessions: [session] } };
  await call('calendar.setClock', {
    effectiveFrom: day,
    timeZone: 'Asia/Jakarta',
    dayStarts: '00:00',
    allowPast: true,
  });
  await call('calendar.addRule', { ...rule, allowPast: true });
  await call('calendar.removeRule', { ruleId: 99 });
  await call('calendar.addDay', { from: '2026-08-17', to: '2026-08-17', name: 'Merdeka' });
  await call('calendar.removeDay', { dayId: 99 });
  await call('calendar.importDays', { file: new TextEncoder().encode('date,name\n2027-01-01,Tahun Baru\n') });
  await call('calendar.plan', { date: day });
  await call('calendar.preview', { rule, from: day, to: day });
  await call('calendar.get', {});
  await call('gates.save', { name: 'Belakang', direction: 'out' });
  await call('gates.list', {});
  await call('gates.remove', { name: 'Belakang' });
  await call('recognition.scan', { image: picture() });
  await call('attendance.manual', { personId: 1, at: '2025-11-17T00:01:00Z', reason: 'lupa' });
  await call('attendance.replace', { recordId: 1, at: '2025-11-17T00:02:00Z', direction: 'in', reason: 'jam' });
  await call('attendance.void', { recordId: 99, reason: 'salah' });
  await call('attendance.disown', { recordId: 99 });
  await call('attendance.records', { from: day, to: day });
  await call('attendance.days', { from: day, to: day });
  await call('attendance.sheet', { date: day });
  await call('attendance.history', { personId: 1, from: day, to: day });
  await call('clock.status', {});
  await call('clock.trust', {});
  await call('leave.request', { personId: 1, kind: 'sick', from: day, to: day });
  await call('leave.decide', { leaveId: 1, decision: 'approved' });
  await call('leave.list', {});
  await call('leave.get', { leaveId: 1 });
  await call('leave.attachment', { leaveId: 1 });
  await call('credentials.ofPerson', { personId: 1 });
  for (const name of ['issuePin', 'revokePin', 'issueCard', 'revokeCards'] as const)
    await call(`credentials.${name}`, { personId: 999 });
  await call('credentials.assignCard', { personId: 1, text: '0012345678' });
  await call('credentials.cardSheet', { personIds: [999] });
  await call('credentials.byPin', { number: '1', pin: '123456' });
  await call('credentials.byCard', { text: '0012345678' });
  await call('groups.save', { name: '7A', grade: 7 });
  await call('groups.list', {});
  await call('groups.move', { personIds: [1], group: '7B' });
  await call('groups.remove', { name: '9Z' });
  await call('years.save', { name: '2025/2026', from: '2025-07-14', to: '2026-06-20' });
  await call('years.list', {});
  await call('people.profile', { personId: 1 });
  await call('people.updateProfile', { personId: 1, nis: '0012' });
  await call('promotion.preview', { moves: [{ from: '7B', to: '8B' }], on: '2026-07-13' });
  await call('promotion.apply', { moves: [{ from: '7X', to: '8X' }], on: '2026-07-13' });
  await call('leavers.preview', { leftBefore: day });
  await call('leavers.purge', { leftBefore: day, people: 5 });
  await call('leavers.leave', { personId: 999, on: day });
  const roster = { file: new TextEncoder().encode('NIS,Nama,Kelas\n77,Rina,7A\n'), fileName: 'siswa.csv' };
  await call('roster.preview', roster);
  await call('roster.import', roster);
  await call('roster.export', { format: 'csv' });
  await call('roster.previewOneRoster', { file: new Uint8Array(3) });
  await call('roster.importOneRoster', { file: new Uint8Array(3) });
  const range = { from: day, to: day };
  await call('reports.recap', range);
  await call('reports.late', range);
  await call('reports.absences', range);
  await call('reports.export', { query: { report: 'late', ...range }, format: 'csv' });
  await call('letterhead.save', { school: 'SMP Contoh', lines: [] });
  await call('letterhead.get', {});
  await call('endpoints.create', { name: 'x', url: 'http://user:secret@127.0.0.1/', topics: ['leave.decided'] });
  await call('endpoints.list', {});
  for (const name of ['update', 'remove', 'rotateSecret', 'test'] as const)
    await call(`endpoints.${name}`, { endpointId: 99 });
  await call('deliveries.list', {});
  await call('deliveries.redeliver', { deliveryId: 99 });
  await call('outbox.after', { after: 0 });
  await call('outbox.status', {});
  await call('messages.configure', { enabled: false });
  await call('messages.settings', {});
  await call('messages.test', { phone: '+62812000000' });
}

/** Setting the station up, and who may use it. Leaves the administrator signed in. */
async function staff(call: Call): Promise<void> {
  await call('setup.status', {});
  await call('staff.list', {});
  const session = (await call('setup.begin', { school: 'SMP Contoh', ...administrator })) as { token: string };
  await call('setup.begin', { school: 'SMP Contoh', ...administrator });
  await call('staff.signIn', { ...administrator, password: 'salah' });
  await call('staff.signIn', administrator);
  await call('staff.resume', { token: session.token });
  await call('staff.resume', { token: 'none' });
  await call('staff.create', { name: 'Agus', role: 'operator', password: 'pepaya muda' });
  await call('staff.create', { name: 'agus', role: 'viewer', password: 'pepaya muda' });
  await call('staff.update', { staffId: 2, role: 'viewer' });
  await call('staff.update', { staffId: 1, active: false });
  await call('staff.setPassword', { staffId: 2, password: 'nangka muda' });
  await call('staff.changeOwnPassword', { current: 'salah', password: 'nangka muda' });
  await call('staff.list', {});
  await call('keys.create', { name: 'Dapodik', scopes: ['admin'] });
  await call('keys.list', {});
  await call('keys.revoke', { keyId: 1 });
  await call('clients.allow', { address: '10.0.0.1', dialect: 'tenant' });
  await call('clients.list', {});
  await call('clients.remove', { clientId: 1 });
  await call('audit.list', {});
  await call('staff.signOut', { token: session.token });
  await call('staff.list', {});
  await call('staff.signIn', administrator);
}

/** Palms: a picture that shows none, and nothing stored, say enough of how an answer travels. */
async function palms(call: Call): Promise<void> {
  const tenantId = 1;
  await call('palms.photo', { tenantId, image: siti });
  await call('palms.photos', { tenantId, userId: 5, images: [siti] });
  await call('palms.photo', { tenantId, image: new TextEncoder().encode('[]') });
  const started = (await call('palms.start', { name: 'Budi', side: 'left' })) as { sessionId: string };
  const { sessionId } = started;
  await call('palms.frame', { sessionId, image: picture() });
  await call('palms.retake', { sessionId, index: 0 });
  await call('palms.finish', { sessionId });
  await call('palms.cancel', { sessionId });
  await call('palms.frame', { sessionId, image: picture() });
  await call('palms.identify', { tenantId, image: picture() });
  await call('palms.verify', { tenantId, userId: 77, image: picture() });
  await call('palms.ofPerson', { personId: 3 });
  await call('palms.find', { tenantId, code: 'PALM-NOBODYHAS' });
  await call('palms.remove', { personId: 3, palmId: 9 });
  await call('palms.forget', { personId: 3, side: 'left' });
  await call('biometrics.page', { tenantId });
  await call('biometrics.page', { tenantId, modality: 'palm' });
  await call('credentials.confirmPalm', { ticket: 'none', pin: '123456' });
}

/** What the office asks for. A bench has no host: upkeep answers that it cannot. */
async function office(call: Call): Promise<void> {
  await call('settings.get', {});
  await call('settings.update', { nextEvent: 'Upacara' });
  await call('today.overview', { date: '2025-11-17' });
  await call('people.table', {});
  await call('people.addNote', { personId: 3, text: 'Alergi kacang' });
  await call('people.notes', { personId: 3 });
  await call('people.removeNote', { noteId: 99 });
  await call('consent.record', { personId: 3, given: true, by: 'Ibu Sri', relation: 'guardian' });
  await call('consent.ofPerson', { personId: 3 });
  await call('events.list', {});
  await call('events.mark', { eventId: 1, wrong: true });
  await call('people.removeMany', { personIds: [999] });
  await call('backups.list', {});
  await call('backups.create', {});
  await call('diagnostics.get', {});
  await call('diagnostics.log', {});
  await call('diagnostics.bundle', {});
  const fault = { kind: 'render', message: 'TypeError: x', screen: 'live', version: '1.2.3' };
  await call('diagnostics.screenFault', fault);
  await call('diagnostics.screenFault', { ...fault, stack: ['not a place'] });
  await call('packs.importFile', { fileName: 'x.onnx', file: new Uint8Array(3) });
}

/** Ids that are new with every station. */
const unguessable = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|FACE-[A-Z0-9]{9}|(hadir_1_)?[\w-]{43})$/;

/** An answer as it may be compared: a Node buffer is bytes like any others. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Array.from(value);
  if (value instanceof Float32Array) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
  return typeof value === 'string' && unguessable.test(value) ? 'unguessable' : value;
}
