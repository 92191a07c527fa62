import { expect, it } from 'vitest';
import { files } from '../../../../src-main/files/index.ts';
import type { CardFace } from '../../../../src-main/station/ports/files.ts';
import { given } from '../../../support/given.ts';
import { type Bench, bench, minutes, refusal } from '../support.ts';
import { auditOf, cardTextOf, pinOf, pupil } from './support.ts';

const enter = ({ station }: Bench, text: string) => station.call('credentials.byCard', { text });
const refused = refusal('credential_refused');

it("a card of the station's records an arrival, however its reader types it", async () => {
  const at = bench();
  const personId = await pupil(at);
  const { cards } = await at.station.call('credentials.issueCard', { personId });
  expect(cards).toEqual([{ id: 1, issuedAt: at.clock.now().toISOString(), printable: true }]);
  const text = cardTextOf(at, personId);
  const { person, arrival } = await enter(at, `${text.toLowerCase()}\r\n`);
  expect(person.id).toBe(personId);
  expect(at.store.records.get(arrival.recordId)).toMatchObject({ personId, method: 'card' });
  expect((await enter(at, text)).arrival.repeated).toBe(true);
});

it('a lost card is one call', async () => {
  const at = bench();
  const personId = await pupil(at);
  await at.station.call('credentials.issueCard', { personId });
  const lost = cardTextOf(at, personId);
  await at.station.call('credentials.assignCard', { personId, text: '04A1B2C3' });
  expect((await at.station.call('credentials.issueCard', { personId })).cards).toHaveLength(1);
  await expect(enter(at, lost)).rejects.toEqual(refused);
  await expect(enter(at, '04A1B2C3')).rejects.toEqual(refused);
  expect((await enter(at, cardTextOf(at, personId))).person.id).toBe(personId);
  expect(await auditOf(at, 'card.issued')).toMatchObject([{ details: { revoked: 2 } }, { details: { revoked: 0 } }]);
  expect(JSON.stringify(at.store.audit.list(100, 0))).not.toContain(lost.slice(7));
  expect((await at.station.call('credentials.revokeCards', { personId })).cards).toEqual([]);
});

it('a card that somebody has already belongs to one person, and nobody is told whom', async () => {
  const at = bench();
  const [ani, budi] = [await pupil(at), await pupil(at, { name: 'Budi' })];
  const { cards } = await at.station.call('credentials.assignCard', { personId: ani, text: ' 04a1b2c3 ' });
  expect(cards).toMatchObject([{ printable: false }]);
  // Held to the reader twice.
  expect(await at.station.call('credentials.assignCard', { personId: ani, text: '04A1B2C3' })).toMatchObject({ cards });
  const error = await at.station.call('credentials.assignCard', { personId: budi, text: '04A1B2C3' }).catch((e) => e);
  expect(error).toEqual(refusal('conflict'));
  expect(`${error.message} ${JSON.stringify(error.details)}`).not.toMatch(/Ani|1|04A1/);
  expect((await enter(at, '04A1B2C3')).person.id).toBe(ani);
  expect(await auditOf(at, 'card.assigned')).toHaveLength(1);
});

it('cards of people who left, misread ones and unknown ones are refused alike', async () => {
  const at = bench();
  const personId = await pupil(at);
  await at.station.call('credentials.issueCard', { personId });
  const text = cardTextOf(at, personId);
  const misread = text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
  await expect(enter(at, misread)).rejects.toEqual(refused);
  await expect(enter(at, '\r\n')).rejects.toEqual(refused);
  await expect(enter(at, `${text}0`)).rejects.toEqual(refused);
  await at.station.call('leavers.leave', { personId, on: '2025-11-17' });
  await expect(enter(at, text)).rejects.toEqual(refused);
});

it('one wrong card held there for long is one try; five different ones lock; PINs go on', async () => {
  const at = bench();
  const personId = await pupil(at);
  const pin = await pinOf(at, personId);
  for (let i = 0; i < 20; i++) await expect(enter(at, 'KARTU BUS')).rejects.toEqual(refused);
  for (let i = 0; i < 4; i++) await expect(enter(at, `CARD ${i}`)).rejects.toEqual(refused);
  await expect(enter(at, 'CARD 5')).rejects.toEqual(refusal('too_many_requests', { retryAfter: 60 }));
  expect((await at.station.call('credentials.byPin', { number: `${given(1)}`, pin })).person.id).toBe(personId);
  at.clock.advance(minutes);
  await expect(enter(at, 'CARD 5')).rejects.toEqual(refused);
});

it('a sheet gives a card to whoever has none to print, keeps the others, and is told in the audit', async () => {
  const at = bench();
  const [ani, budi] = [await pupil(at), await pupil(at, { name: 'Budi' })];
  await pupil(at, { name: 'Citra', group: '7B' });
  await at.station.call('people.updateProfile', { personId: ani, nis: '0042' });
  await at.station.call('credentials.issueCard', { personId: ani });
  await at.station.call('credentials.assignCard', { personId: budi, text: '04A1B2C3' });
  const text = cardTextOf(at, ani);
  let printed: readonly CardFace[] = [];
  const write = files.writeCards;
  files.writeCards = (cards, options) => {
    printed = cards;
    return write(cards, options);
  };
  try {
    const file = await at.station.call('credentials.cardSheet', { group: '7A' });
    expect(file).toMatchObject({ name: 'kartu-hadir.pdf', mediaType: 'application/pdf' });
    expect(Buffer.from(file.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(printed).toEqual([
      { name: 'Ani', group: '7A', number: '0042', portrait: null, code: text },
      { name: 'Budi', group: '7A', number: `${given(2)}`, portrait: null, code: expect.stringMatching(/^HADIR1:/) },
    ]);
    expect((await enter(at, printed[1]?.code ?? '')).person.id).toBe(budi);
    expect((await enter(at, '04A1B2C3')).person.id).toBe(budi);
    const before = printed;
    await at.station.call('credentials.cardSheet', { personIds: [budi, ani, budi], language: 'en' });
    expect(printed).toEqual([...before].reverse());
  } finally {
    files.writeCards = write;
  }
  expect(await auditOf(at, 'cards.printed')).toMatchObject([
    { details: { cards: 2, issued: [] } },
    { details: { cards: 2, issued: [budi] } },
  ]);
});

it('a sheet of nobody, of everybody or of strangers is refused with the remedy', async () => {
  const at = bench();
  const sheet = (args: object) => at.station.call('credentials.cardSheet', args);
  await expect(sheet({})).rejects.toEqual(refusal('invalid_argument', { field: 'group' }));
  await expect(sheet({ group: '7A', personIds: [1] })).rejects.toEqual(refusal('invalid_argument'));
  await expect(sheet({ group: '9Z' })).rejects.toEqual(refusal('not_found'));
  await expect(sheet({ personIds: [999] })).rejects.toEqual(refusal('person_not_found'));
});
