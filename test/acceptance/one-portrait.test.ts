/** A portrait is the face that it was cut from: with the template it goes everywhere, from screens, lists and printed cards. */
import sharp from 'sharp';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { form } from '../support/client.ts';
import { doorsOfFile, forgetEverybody } from '../support/doors.ts';
import { type PersonName, varied } from '../support/photos.ts';
import { enrol } from '../support/station-fixture.ts';
import { makeKey, StationApi } from './station/support.ts';

const doors = doorsOfFile();
let api: StationApi;

beforeAll(() => {
  api = new StationApi(doors.station.address, makeKey(doors.station));
});
beforeEach(() => forgetEverybody(doors));

const faces = async (): Promise<{ id_face: string; image: Buffer }[]> =>
  (await doors.registry.get('/')).body.map(({ id_face, image }: { id_face: string; image: string }) => ({
    id_face,
    image: Buffer.from(image, 'base64'),
  }));

/** What the screens show, and the JPEG that is printed, of the person of that name. */
async function shown(name: PersonName): Promise<{ portrait: Buffer; card: Buffer }> {
  const [person] = (await api.call('GET', `/people?query=${name}`)).body.items;
  const portrait = (await api.call('GET', `/people/${person.id}/portrait`)).body;
  const card = (await api.call('POST', '/cards', { personIds: [person.id] })).body;
  return { portrait: Buffer.from(portrait), card: Buffer.from(card) };
}

async function shows(image: Buffer, who: PersonName): Promise<boolean> {
  const body = form({ tenant_id: 1 }, image);
  const { match, name } = (await doors.tenant.post('/identify', body)).body;
  return match && name === who;
}

async function brightness(image: Buffer): Promise<number> {
  const { channels } = await sharp(image).stats();
  return channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;
}

test('each face in the list has its own picture, and one that is deleted is shown nowhere any more', async () => {
  await enrol(doors.tenant, 1, 5, 'ayu');
  await enrol(doors.tenant, 1, 5, await varied('ayu', 'darker'), { name: 'ayu' });
  const [bright, dark] = await faces();
  if (!bright || !dark) throw new Error('There are not two faces.');
  expect((await brightness(bright.image)) - (await brightness(dark.image))).toBeGreaterThan(20);

  for (const [gone, left] of [
    [bright, dark],
    [dark, bright],
  ] as const) {
    await forgetEverybody(doors);
    await enrol(doors.tenant, 1, 5, 'ayu');
    await enrol(doors.tenant, 1, 5, await varied('ayu', 'darker'), { name: 'ayu' });
    const listed = (await doors.tenant.get('/enrollments/1')).body.enrollments;
    const now = await faces();
    const index = now.findIndex(({ image }) => image.equals(gone.image));
    expect((await doors.tenant.delete(`/enrollments/1/${listed[index].id}`)).status).toBe(200);
    expect((await faces()).map(({ image }) => image.equals(left.image))).toEqual([true]);
    const { portrait, card } = await shown('ayu');
    expect(portrait.equals(left.image)).toBe(true);
    expect([card.includes(left.image), card.includes(gone.image)]).toEqual([true, false]);
  }
});

test('enrolled with the wrong photo and put right: nothing of the other child is left', async () => {
  await enrol(doors.tenant, 1, 6, 'bunga', { name: 'citra' });
  const [wrong] = await faces();
  expect((await enrol(doors.tenant, 1, 6, 'citra')).status).toBe(409);
  expect((await enrol(doors.tenant, 1, 6, 'citra', { replace: true })).status).toBe(200);
  const now = await faces();
  expect(now).toHaveLength(1);
  const image = now[0]?.image as Buffer;
  expect(image.equals(wrong?.image as Buffer)).toBe(false);
  expect(await shows(image, 'citra')).toBe(true);
  const { portrait, card } = await shown('citra');
  expect(portrait.equals(image)).toBe(true);
  expect([card.includes(image), card.includes(wrong?.image as Buffer)]).toEqual([true, false]);
});
