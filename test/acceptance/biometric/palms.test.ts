/** Palms by `biometric-service.md`, and through the station's own API, with real photos: one station for all of it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { doorsOf, doorsOfFile } from '../../support/doors.ts';
import { given } from '../../support/given.ts';
import {
  backOfHand,
  blank,
  type GoodHand,
  goodHands,
  hand,
  handNames,
  spoiltHand,
  twoHands,
  variedHand,
} from '../../support/palms.ts';
import { people, photo } from '../../support/photos.ts';
import { describeWithShared } from '../../support/shared.ts';
import { makeKey, photosForm, StationApi } from '../station/support.ts';

describeWithShared('palms', ['palms'], () => {
  const doors = doorsOfFile();
  /** Codes of whom is enrolled, by the name of the hand. */
  const codes: Record<string, string> = {};
  let ayu: string;
  let others: string[];
  let strangers: string[];
  const post = (path: string, image: Uint8Array, type = 'palm') => doors.biometric.post(path, form({ type }, image));
  const listed = async (query = ''): Promise<string[]> =>
    (await doors.biometric.get(`/${query}`)).body.data.map(({ id }: { id: string }) => id);

  beforeAll(async () => {
    const names = handNames();
    [ayu = '', ...others] = names.slice(0, 4);
    strangers = names.slice(10, 13);
    for (const name of [ayu, ...others]) {
      const { status, body } = await post('/register', hand(name, 1));
      expect([name, status, body.data?.type]).toEqual([name, 201, 'palm']);
      expect(body.data.id).toMatch(/^PALM-[A-Z0-9]{9}$/);
      codes[name] = body.data.id;
    }
  });

  test('everybody is found by other photos of the same palm, nobody else is', async () => {
    for (const name of [ayu, ...others]) {
      const { status, body } = await post('/compare', hand(name, 3));
      expect([name, status, body.data?.id]).toEqual([name, 200, codes[name]]);
      expect(body.data.score).toBeGreaterThanOrEqual(0.65);
      expect(body.data.score).toBeLessThanOrEqual(1);
    }
    for (const name of strangers) expect([name, (await post('/compare', hand(name, 1))).status]).toEqual([name, 404]);
  });

  test.each(Object.keys(goodHands) as GoodHand[])('a palm is found %s', async (variant) => {
    const { status, body } = await post('/compare', await variedHand(ayu, 2, variant));
    expect({ status, message: body.message, id: body.data?.id }).toEqual({
      status: 200,
      message: 'Biometric matched',
      id: codes[ayu],
    });
  });

  test('a palm that is enrolled: 409', async () => {
    const { status, body } = await post('/register', hand(ayu, 4));
    expect(status).toBe(409);
    expect(body.message).toMatch(/^This palm is already enrolled/);
    expect(body.message).not.toMatch(/User \d/);
  });

  const refused: [string, 'face' | 'palm', () => Promise<Uint8Array> | Uint8Array, RegExp][] = [
    ['blank', 'palm', blank, /^No palm detected in image\. Hold the open palm/],
    ['dark', 'palm', () => spoiltHand(ayu, 2, 'dark'), /^The palm is too dark/],
    ['blurred', 'palm', () => spoiltHand(ayu, 2, 'blurred'), /^The palm is blurred/],
    ['over-exposed', 'palm', () => spoiltHand(ayu, 2, 'over-exposed'), /^The palm is over-exposed/],
    ['too small', 'palm', () => spoiltHand(ayu, 2, 'small'), /^The palm is too small/],
    ['cut off', 'palm', () => spoiltHand(ayu, 2, 'cut off'), /beyond the image/],
    ['of the back of a hand', 'palm', backOfHand, /back of the hand/],
    ['of two hands', 'palm', () => twoHands(ayu, strangers[0] ?? ''), /^2 hands detected/],
    ['of a face', 'palm', () => photo('ayu'), /^No palm detected in image\. The image shows a face; send type=face\.$/],
    ['of a palm, as a face', 'face', () => hand(ayu, 2), /^No face .* shows a palm; send type=palm\.$/],
    ['that is text', 'palm', () => Buffer.from('no image'), /^File is not a readable image/],
  ];
  // Both calls refuse by the same words of the station; the unit tests have them all at both.
  test.each(refused)('a photo %s: 400 in its own words', async (_title, type, make, message) => {
    const { status, body } = await post('/register', await make(), type);
    expect(status).toBe(400);
    expect(body.message).toMatch(message);
  });

  test('nor is it compared as the other kind', async () => {
    const palm = await post('/compare', hand(ayu, 2), 'face');
    expect([palm.status, palm.body.message]).toEqual([400, expect.stringMatching(/shows a palm; send type=palm\.$/)]);
    for (const name of people.slice(1, 4)) {
      const face = await post('/compare', await photo(name));
      expect([name, face.status]).toEqual([name, 400]);
    }
  });

  describe('beside faces', () => {
    let face: string;
    beforeAll(async () => {
      face = (await post('/register', await photo('bunga'), 'face')).body.data.id;
    });

    test('they are listed together, or one kind', async () => {
      const palms = Object.values(codes);
      expect(await listed()).toEqual([...palms, face]);
      expect(await listed('?type=palm')).toEqual(palms);
      expect(await listed('?type=face')).toEqual([face]);
      expect(await listed('?limit=3&page=2')).toEqual([palms[3], face]);
    });

    test('one record', async () => {
      const { data } = (await doors.biometric.get(`/${codes[ayu]}`)).body;
      expect(data).toMatchObject({
        id: codes[ayu],
        type: 'palm',
        name: `User ${given(1)}`,
        template_count: 1,
        photo: false,
      });
      expect(data.quality).toBeGreaterThan(0.3);
    });
  });

  test('a school’s own program: enrolment of three shots, 1:N, 1:1, removal', async () => {
    const api = new StationApi(doors.station.address, makeKey(doors.station));
    const name = strangers[1] ?? '';
    const { body: gita } = await api.call('POST', '/people', { name: 'Gita', group: '7A' });
    const shots = photosForm([hand(name, 1), await blank(), hand(name, 2), hand(name, 3)]);
    const enrolled = await api.call('POST', `/people/${gita.id}/palms`, shots);
    expect(enrolled.status).toBe(201);
    expect(enrolled.body.photos).toMatchObject([
      { stored: true, palm: { side: 'right' } },
      { stored: false, code: 'no_palm' },
      { stored: true },
      { stored: true },
    ]);
    const found = await api.call('POST', '/palm-identifications', photosForm([hand(name, 4)], {}, 'photo'));
    expect(found.body).toMatchObject({
      match: true,
      person: { id: gita.id, name: 'Gita', group: '7A' },
      side: 'right',
    });
    const claim = { personId: String(gita.id) };
    const verify = async (image: Uint8Array) =>
      (await api.call('POST', '/palm-verifications', photosForm([image], claim, 'photo'))).body.verified;
    expect([await verify(hand(name, 4)), await verify(hand(ayu, 2))]).toEqual([true, false]);
    expect((await post('/compare', hand(name, 4))).body.data.name).toBe('Gita');
    expect((await api.call('DELETE', `/people/${gita.id}/palms`)).body).toEqual({ count: 3 });
    expect((await post('/compare', hand(name, 4))).status).toBe(404);
  });

  test('what is enrolled outlives the station; what is deleted does not come back', async () => {
    const [gone = ''] = others;
    expect((await doors.biometric.delete(`/${codes[gone]}`)).body.data).toEqual({ id: codes[gone] });
    const kept = await listed();
    Object.assign(doors, doorsOf(await doors.station.restart()));
    expect(await listed()).toEqual(kept);
    expect((await post('/compare', hand(ayu, 4))).body.data?.id).toBe(codes[ayu]);
    expect((await post('/compare', hand(gone, 2))).status).toBe(404);
  });
});
