/** A PNG of 300 bytes and 10,000 pixels in a row held the recogniser for half a minute: every door that takes a photo refuses it for
 * its shape, in its own words. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photo, plain } from '../../support/photos.ts';
import { endAll } from '../../support/station-process.ts';
import { bodyOf } from './support/bodies.ts';
import { addressOf, type Call, type Dialect, dialects, documented, sentenceOf } from './support/dialects.ts';
import { exchange } from './support/http.ts';
import { AbusedStation } from './support/station.ts';

let station: AbusedStation;
beforeAll(async () => {
  station = await AbusedStation.start();
  // Somebody who can be verified, and whose number is known to the station's own API.
  await send(documented.tenantDialect, documented.tenantDialect.calls[3] as Call, await photo('ayu'));
});
afterAll(async () => {
  await station?.process.stop();
  endAll();
});

const own = '/api/station/v1';
const palm: Call['form'] = { file: 'photo', fields: { tenantId: '77', userId: '5', personId: '1' } };
/** Doors that the table of calls has not: palms, wherever a photo of one is taken, and scans. */
const more: [Dialect, Call][] = [
  ...['register', 'compare'].map((path): [Dialect, Call] => [
    documented.biometricDialect,
    { method: 'POST', path: `/api/v1/biometric/${path}`, form: { file: 'file', fields: { type: 'palm' } } },
  ]),
  [documented.stationApi, { method: 'POST', path: `${own}/palm-identifications`, form: { ...palm, fields: {} } }],
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
  const headers = { ...dialect.headers, ...body.headers };
  const reply = await exchange(station.addressOf(dialect), {
    method: call.method,
    path: addressOf(call),
    ...body,
    headers,
  });
  return { status: reply?.status, body: JSON.parse(reply?.text ?? '""') as unknown };
}

let refused = 0;
test.each(doors)('$name: $path', { timeout: 60_000 }, async ({ dialect, call }) => {
  for (const [width, height] of shapes) {
    const { status, body } = await send(dialect, call, await plain(width, height).png().toBuffer());
    // A key without the right, or a person of another tenant, is refused before the photo is looked at.
    if (status === 403 || status === 404) continue;
    expect({ status, sentence: sentenceOf(dialect, body) }).toEqual({
      status: 400,
      sentence: 'Image is more than 10 times as long as it is wide. Crop it to the people in it.',
    });
    refused++;
  }
});

test('at least a dozen doors looked at the photo', () => {
  expect(refused).toBeGreaterThanOrEqual(12 * shapes.length);
});
