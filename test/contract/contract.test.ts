/** What every transport owes its callers: the same answers, the same errors, the same events. */
import { describe, expect, it, vi } from 'vitest';
import { staffCommands } from '../../src-shared/access.ts';
import {
  type CommandName,
  type CommandResults,
  commandArguments,
  type StationClient,
  type StationEvent,
} from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import { embeddingLike, livePack, pack, picture, portrait } from '../src-main/station/support.ts';
import { transports } from './clients.ts';

const siti = picture({ like: { 1: 0.95 } });

/** Calls every command once and more, errors included; the answers in order. */
async function everything(client: StationClient): Promise<{ name: CommandName; answer: unknown }[]> {
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
  await call('station.status', {});
  await call('station.settings', {});
  await call('packs.list', {});
  await call('enrolment.photo', { tenantId, userId: 5, name: ' Siti ', group: '7A', image: siti });
  await call('enrolment.photo', { tenantId, userId: 6, name: 'Budi', image: siti });
  await call('enrolment.photo', { tenantId, userId: 6, name: 'Budi', image: picture() });
  await call('people.list', { query: 'siti' });
  await call('people.portrait', { personId: 1 });
  await call('people.portrait', { personId: 99 });
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
  const embedding = Array.from(embeddingLike({ 3: 1 }));
  await call('enrolment.person', { tenantId, userId: 20, name: 'Eko' });
  await call('enrolment.template', { tenantId, userId: 20, name: 'Eko', packId: pack.id, embedding });
  await call('enrolment.template', { tenantId, userId: 20, name: 'Eko', packId: 'other', embedding });
  await call('people.forget', { personId: 2 });
  await call('people.remove', { personId: 1 });
  await call('people.remove', { personId: 'one' });
  await attendanceBook(call);
  await call('people.remove', undefined);
  return answers;
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
  await call('attendance.scan', { image: picture() });
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

it('every command of a screen answers the same on every transport', async () => {
  const all = [];
  for (const [, connect] of transports) all.push(await everything((await connect()).client));
  const [first, ...rest] = all;
  const elsewhere: readonly string[] = staffCommands;
  const names = Object.keys(commandArguments).filter((name) => !elsewhere.includes(name));
  expect(new Set(first?.map(({ name }) => name))).toEqual(new Set(names));
  for (const answers of rest) expect(plain(answers)).toEqual(plain(first));
});

/** Ids that are new with every station. */
const unguessable = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|FACE-[A-Z0-9]{9})$/;

it.each(staffCommands)('%s is not for a screen that nobody signed in to', async (name) => {
  for (const [where, connect] of transports.slice(1)) {
    const { client, at } = await connect();
    const args = { name: 'x', scopes: ['admin'], keyId: 1, address: '10.0.0.1', dialect: 'tenant', clientId: 1 };
    await expect(client.call(name, args as never), where).rejects.toMatchObject({ code: 'forbidden' });
    expect([at.store.keys.list(), at.store.clients.list(), at.store.audit.list(9, 0).entries]).toEqual([[], [], []]);
  }
});

/** A Node buffer is bytes like any others. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Array.from(value);
  if (value instanceof Float32Array) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
  return typeof value === 'string' && unguessable.test(value) ? 'unguessable' : value;
}

describe.each(transports)('a station %s', (_name, connect) => {
  it('answers with bytes as bytes and embeddings as floats', async () => {
    const { client } = await connect();
    await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Siti', image: siti });
    const { image } = await client.call('people.portrait', { personId: 1 });
    expect(image).toBeInstanceOf(Uint8Array);
    expect(Array.from(image ?? [])).toEqual(Array.from(portrait));
    const { embedding } = await client.call('recognition.encode', { image: siti });
    expect(embedding).toEqual(embeddingLike({ 1: 0.95 }));
    const { templates } = await client.call('templates.list', { tenantId: 1 });
    expect(templates[0]?.embedding).toEqual(embedding);
  });

  it('takes a window on a larger buffer for an image', async () => {
    const { client } = await connect();
    const pool = Buffer.concat([Buffer.from('before'), siti, Buffer.from('after')]);
    const image = pool.subarray(6, 6 + siti.length);
    expect((await client.call('recognition.detect', { image })).faces).toHaveLength(1);
  });

  it('refuses with a StationError that says everything', async () => {
    const { client } = await connect();
    await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Siti', image: siti });
    const again = client.call('enrolment.photo', { tenantId: 1, userId: 2, name: 'Sita', image: siti });
    await expect(again).rejects.toBeInstanceOf(StationError);
    await expect(again).rejects.toMatchObject({ code: 'duplicate_face', details: { personId: 1 }, retryable: false });
    await expect(client.call('people.list', { limit: 0 })).rejects.toMatchObject({
      code: 'invalid_argument',
      details: { command: 'people.list', field: 'limit' },
    });
  });

  it('says what may be tried again', async () => {
    const { client, at } = await connect();
    at.vision.become({ state: 'restarting', pack: null, problems: [] });
    const call = client.call('enrolment.photo', { tenantId: 1, name: 'Siti', image: siti });
    await expect(call).rejects.toMatchObject({
      code: 'vision_restarting',
      retryable: true,
      details: { retryAfter: 2 },
    });
  });

  it('answers many calls at once, each with its own', async () => {
    const { client } = await connect();
    const counts = Array.from({ length: 12 }, (_, i) => i);
    const answers = await Promise.all(
      counts.map((n) => client.call('recognition.detect', { image: picture(...Array(n).fill({})) })),
    );
    expect(answers.map(({ faces }) => faces.length)).toEqual(counts);
  });

  it('does not let a slow call hold up a quick one', async () => {
    const { client, at } = await connect();
    let release = (): void => {};
    at.vision.delay = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const slow = client.call('recognition.encode', { image: siti });
    expect((await client.call('people.list', {})).total).toBe(0);
    release();
    expect((await slow).embedding).toHaveLength(16);
  });

  it('tells its subscribers what happens, in order, until they leave', async () => {
    const { client, at } = await connect({ pack: livePack });
    const heard: StationEvent[] = [];
    const leave = client.subscribe((event) => heard.push(event));
    await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Siti', group: '7A', image: siti });
    for (const seq of [1, 2]) await client.call('live.frame', { camera: 'gate', seq, at: 0, image: siti });
    at.vision.become({ state: 'restarting', pack, problems: [] });
    await vi.waitFor(() => expect(heard).toHaveLength(4));
    expect(heard).toMatchObject([
      { type: 'people.changed' },
      { type: 'outbox', event: { topic: 'attendance.recorded', personId: 1 } },
      { type: 'recognised', at: '2025-11-17T00:10:00.000Z', eventId: 1, personId: 1, name: 'Siti', group: '7A' },
      { type: 'status', status: { vision: 'restarting', health: 'degraded' } },
    ]);
    leave();
    await client.call('people.remove', { personId: 1 });
    expect(heard).toHaveLength(4);
  });

  it('tells every subscriber', async () => {
    const { client } = await connect();
    const [a, b] = [vi.fn(), vi.fn()];
    client.subscribe(a);
    client.subscribe(b);
    await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Siti', image: siti });
    await vi.waitFor(() => expect([a, b].map((listener) => listener.mock.calls.length)).toEqual([1, 1]));
  });
});
