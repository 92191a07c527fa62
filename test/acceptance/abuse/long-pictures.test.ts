/** A PNG of 300 bytes and 10,000 pixels in a row held the recogniser for half a minute: every door that takes a photo refuses it for
 * its shape, in its own words. One of 39 megapixels took more than a gigabyte: it is looked at, within bounds. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawnHand } from '../../support/drawn-hands.ts';
import { heavyPictures, hurtingPictures } from '../../support/hurting-pictures.ts';
import { photo, plain } from '../../support/photos.ts';
import { endAll } from '../../support/station-process.ts';
import { makeKey } from '../station/support.ts';
import { bodyOf } from './support/bodies.ts';
import { addressOf, type Call, type Dialect, dialects, documented, sentenceOf } from './support/dialects.ts';
import { exchange } from './support/http.ts';
import { AbusedStation, megabyte } from './support/station.ts';

/** Milliseconds; a large one takes some five seconds on two idle cores. */
const answersWithin = 60_000;

let station: AbusedStation;
/** With every right, for the station's own API. */
let key: string;
beforeAll(async () => {
  station = await AbusedStation.start();
  key = makeKey(station.process);
  // Person 1 of the station's own API, and somebody who can be verified by number.
  const [first] = enrolling as [[Dialect, Call]];
  const enrolled = await send(first[0], first[1], await photo('dewi'));
  expect(enrolled).toMatchObject({ status: 201, body: { person: { id: 1 } } });
  expect((await send(stationApi, palms, await drawnHand(1))).status).toBe(201);
  await send(documented.tenantDialect, documented.tenantDialect.calls[3] as Call, await photo('ayu'));
}, 120_000);
afterAll(async () => {
  await station?.process.stop();
  endAll();
});

const own = '/api/station/v1';
const { stationApi } = documented;
const form = (file: string, fields: Record<string, string> = {}): Pick<Call, 'form'> => ({ form: { file, fields } });
const enrolling: [Dialect, Call][] = [
  [stationApi, { method: 'POST', path: `${own}/enrolments`, ...form('photos', { name: 'Sari' }) }],
];
const palms: Call = { method: 'POST', path: `${own}/people/1/palms`, ...form('photos') };
/** Doors that the table of calls has not: palms, wherever a photo of one is taken, and scans. */
const more: [Dialect, Call][] = [
  ...['register', 'compare'].map((path): [Dialect, Call] => [
    documented.biometricDialect,
    { method: 'POST', path: `/api/v1/biometric/${path}`, form: { file: 'file', fields: { type: 'palm' } } },
  ]),
  [stationApi, { method: 'POST', path: `${own}/palm-identifications`, ...form('photo') }],
  [stationApi, { method: 'POST', path: `${own}/palm-verifications`, ...form('photo', { personId: '1' }) }],
  [stationApi, palms],
  [stationApi, { method: 'POST', path: `${own}/scan`, ...form('photo') }],
];
const doors = [
  ...dialects.flatMap((dialect) =>
    dialect.calls.filter(({ form, json }) => form || json?.image).map((call): [Dialect, Call] => [dialect, call]),
  ),
  ...more,
].map(([dialect, call]) => ({ dialect, call, path: call.path, name: dialect.name }));

const shapes = [
  [1, 10_000],
  [10_000, 1],
  [20, 60_000],
  [60_000, 20],
] as const;

async function send(dialect: Dialect, call: Call, image: Buffer) {
  const body = bodyOf(call, image);
  const rights = dialect === stationApi ? { 'x-api-key': key } : {};
  const headers = { ...dialect.headers, ...rights, ...body.headers };
  const request = { method: call.method, path: addressOf(call), ...body, headers };
  const reply = await exchange(station.addressOf(dialect), request, answersWithin);
  return { status: reply?.status, body: JSON.parse(reply?.text ?? '""') as unknown };
}

test.each(doors)('$name: $path', { timeout: 60_000 }, async ({ dialect, call }) => {
  for (const [width, height] of shapes) {
    const { status, body } = await send(dialect, call, await plain(width, height).png().toBuffer());
    expect({ status, sentence: sentenceOf(dialect, body) }).toEqual({
      status: 400,
      sentence: 'Image is more than 10 times as long as it is wide. Crop it to the people in it.',
    });
  }
});

/** Bytes of station and worker: what they have once started, and one picture of 312 MB unpacked. */
const mostMemory = 1_000 * megabyte;
const looking = doors.filter(({ path }) => /recogni[sz]e|recognition$|identif|compare$|scan$/.test(path));

test('one of 39 megapixels, 16 bits and interlaced is looked at by every way of recognising, within its memory', {
  timeout: 300_000,
}, async () => {
  expect(new Set(looking.map(({ name }) => name)).size).toBe(5);
  const image = await hurtingPictures['an interlaced PNG of 39 megapixels and 16 bits']();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, station.memory());
  }, 100);
  for (const { dialect, call, path } of looking) {
    const { status, body } = await send(dialect, call, image);
    // The station's own 1:N lists the faces that it found: none is an answer, not a mistake of whoever asks.
    if (path === `${own}/identifications`) {
      expect({ status, body }).toEqual({ status: 200, body: { width: 6300, height: 6200, faces: [] } });
      continue;
    }
    expect({ path, status, sentence: sentenceOf(dialect, body) }).toEqual({
      path,
      status: 400,
      sentence: expect.stringMatching(/No (face|hand|palm)|Tidak ada/i),
    });
  }
  clearInterval(watch);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(mostMemory);
  await station.assertWell();
});

test('a letterhead with such a logo, and a leave with such a letter, end at once', async () => {
  for (const [name, make] of Object.entries(hurtingPictures)) {
    const image = await make();
    const logo: Call = {
      method: 'PUT',
      path: `${own}/letterhead`,
      json: { fields: { school: 'SMP Contoh', lines: [] }, image: 'logo' },
    };
    const start = performance.now();
    const saved = await send(stationApi, logo, image);
    const heavy = heavyPictures.some((one) => one === name);
    expect([name, saved.status, sentenceOf(stationApi, saved.body)]).toEqual(
      heavy
        ? [name, 413, expect.stringMatching(/^The logo (has more than 4 megapixels|is larger than 1 MB)/)]
        : [name, 200, null],
    );
    const days = { personId: '1', kind: 'sick', from: '2030-11-18', to: '2030-11-18' };
    const leave: Call = { method: 'POST', path: `${own}/leave`, ...form('attachment', days) };
    const asked = await send(stationApi, leave, image);
    expect([name, asked.status]).toEqual([name, 201]);
    const cancel: Call = {
      method: 'POST',
      path: `${own}/leave/${(asked.body as { id: number }).id}/decision`,
      json: { fields: { decision: 'rejected' } },
    };
    await send(stationApi, cancel, image);
    expect(performance.now() - start).toBeLessThan(10_000);
  }
});
