/** Palms through the biometric port with hands that are drawn: also where no photos of hands lie beside the repository. */
import { expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { doorsOfFile } from '../../support/doors.ts';
import { drawnHand } from '../../support/drawn-hands.ts';

const doors = doorsOfFile();
const post = (path: string, image: Uint8Array) => doors.biometric.post(path, form({ type: 'palm' }, image));

test('a palm is enrolled once, found by another shot, and nobody else is', async () => {
  const codes: string[] = [];
  for (const who of [1, 2]) {
    const { status, body } = await post('/register', await drawnHand(who));
    expect([who, status, body.data?.type]).toEqual([who, 201, 'palm']);
    codes.push(body.data.id);
  }
  const another = await drawnHand(2, (image) => image.linear(0.85, 0).resize(600));
  expect((await post('/compare', another)).body.data?.id).toBe(codes[1]);
  expect((await post('/register', another)).status).toBe(409);
  expect((await post('/compare', await drawnHand(3))).status).toBe(404);
});
