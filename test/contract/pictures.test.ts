/** What every command that takes a picture owes its callers, and no other command: a sentence for a picture that is made to hurt, and
 * one while the recogniser is away. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandName, StationClient } from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import { hugePng, pngClaiming } from '../acceptance/abuse/support/bombs.ts';
import { bench, enrolPerson, pack, palmFacts, picture } from '../src-main/station/support.ts';
import { startVision } from '../src-main/vision/support.ts';
import { heavyPictures, hurtingPictures } from '../support/hurting-pictures.ts';
import { asAdministrator, type Connected, transports } from './clients.ts';
import { everything, plain } from './every-command.ts';
import { pictureCommands, preparePictureCalls } from './picture-calls.ts';

async function refusalOf(client: StationClient, name: CommandName, args: unknown): Promise<unknown> {
  try {
    await client.call(name, args as never);
    return null;
  } catch (error) {
    return error instanceof StationError ? error.code : error;
  }
}

describe('a picture made to hurt', () => {
  const real = startVision('standard');
  const bad: [code: string, image: Uint8Array][] = [];
  beforeAll(() => {
    bad.push(['image_too_long', hugePng(1, 10_000)]);
    bad.push(['image_too_long', hugePng(20, 60_000)]);
    bad.push(['image_too_large', pngClaiming(10_000, 10_000)]);
  });

  it.each(transports)('%s is refused by every command that takes one', { timeout: 120_000 }, async (_name, connect) => {
    const connected = await asAdministrator(connect());
    const calls = await preparePictureCalls(connected);
    const { vision } = connected.at;
    vision.photo = (image, task) => real.process.photo(image, task);
    vision.frame = (image, options) => real.process.frame(image, options);
    vision.palmPhoto = (image) => real.process.palmPhoto(image);
    vision.palmFrame = (image, known) => real.process.palmFrame(image, known);
    expect(Object.keys(calls).sort()).toEqual([...pictureCommands].sort());
    for (const [code, image] of bad)
      for (const name of pictureCommands) {
        const args = calls[name]?.(image) ?? {};
        expect([name, await refusalOf(connected.client, name, args)]).toEqual([name, code]);
        if (name !== 'live.frame') continue;
        expect(await refusalOf(connected.client, name, { ...args, modality: 'palm' })).toBe(code);
      }
    expect(real.started).toBe(1);
  });

  // By each of the four ways to the recogniser: photos are decoded at a bounded size, a camera sends none so large.
  it.each(heavyPictures)(
    '%s is looked at as a photo, and refused as a camera frame',
    { timeout: 240_000 },
    async (name) => {
      const image = await hurtingPictures[name]();
      const { process } = real;
      const size = { width: 6300, height: 6200 };
      expect(await process.photo(image, 'detect')).toMatchObject({ ...size, faces: [] });
      const tooLarge = { code: 'image_too_large' };
      await expect(process.frame(image, { known: [], portrait: true })).rejects.toMatchObject(tooLarge);
      expect(await process.palmPhoto(image)).toMatchObject({ ...size, hands: [] });
      await expect(process.palmFrame(image, [])).rejects.toMatchObject(tooLarge);
      expect(real.started).toBe(1);
    },
  );
});

describe('a picture made to hurt that is kept and not looked at', () => {
  const day = '2025-11-17';
  it.each(transports)('%s: a logo, and the letter of a leave', { timeout: 120_000 }, async (_name, connect) => {
    const { client, at } = await asAdministrator(connect());
    await enrolPerson(at, 1);
    for (const [name, make] of Object.entries(hurtingPictures)) {
      const image = await make();
      const words = { school: 'SMP Contoh', lines: [] };
      const refused = await refusalOf(client, 'letterhead.save', { ...words, logo: image });
      expect([name, refused]).toEqual([name, heavyPictures.some((heavy) => heavy === name) ? 'file_too_large' : null]);
      const letter = { name: 'surat', bytes: image };
      const leave = { personId: 1, kind: 'sick', from: day, to: day, attachment: letter } as const;
      const { id } = await client.call('leave.request', leave);
      expect((await client.call('leave.attachment', { leaveId: id })).bytes).toHaveLength(image.length);
      await client.call('leave.decide', { leaveId: id, decision: 'rejected' });
      const made = await client.call('reports.export', { query: { report: 'day', date: day }, format: 'pdf' });
      expect(made.bytes.length).toBeGreaterThan(1_000);
    }
  });
});

describe('while the recogniser starts', () => {
  /** As the station has it then: the manifests are known, the networks are not there. */
  const holdBack = ({ at: { vision } }: Pick<Connected, 'at'>): void => {
    const away = async (): Promise<never> => {
      throw new StationError('vision_restarting', 'Recognition is starting. Try again in a moment.');
    };
    Object.assign(vision, { photo: away, frame: away, palmPhoto: away, palmFrame: away });
    Object.assign(vision, { declared: { pack, palm: palmFacts } });
    vision.become({ state: 'starting', pack: null, palm: null, problems: [] });
  };

  it.each(transports)('%s every command that takes a picture says so', async (_name, connect) => {
    const connected = await asAdministrator(connect());
    const calls = await preparePictureCalls(connected);
    holdBack(connected);
    for (const name of pictureCommands) {
      const code = await refusalOf(connected.client, name, calls[name]?.(picture()) ?? {});
      expect([name, code]).toEqual([name, 'vision_restarting']);
    }
  });

  it('and no other command does', async () => {
    const at = bench();
    holdBack({ at });
    const { call, subscribe } = at.station;
    const answers = await everything({ call, subscribe } as StationClient);
    const away = answers.filter(({ answer }) => (answer as StationError | null)?.code === 'vision_restarting');
    expect(away.length).toBeGreaterThan(5);
    const saying = new Set(away.map(({ name }) => name));
    expect([...saying].filter((name) => !pictureCommands.includes(name))).toEqual([]);
  });

  it('and every other command answers at once, and the same as ever', async () => {
    const walk = async (isHeld: boolean) => {
      const { client, at } = await (transports[0] as (typeof transports)[0])[1]();
      return everything(isHeld ? heldBetween(client, at) : client);
    };
    const [as, held] = [await walk(false), await walk(true)];
    const differing = held.filter(
      ({ answer }, i) => JSON.stringify(plain(answer)) !== JSON.stringify(plain(as[i]?.answer)),
    );
    // These say how the recogniser is.
    const telling: CommandName[] = ['packs.list', 'station.settings', 'station.status'];
    expect([...new Set(differing.map(({ name }) => name))].filter((name) => !telling.includes(name))).toEqual([]);
    expect(held.find(({ name }) => name === 'station.status')?.answer).toMatchObject({ vision: 'starting' });
  });

  /** The recogniser is away, and never answers, except to what takes a picture: so the walk gets as far as ever. */
  function heldBetween(client: StationClient, { vision }: Connected['at']): StationClient {
    const methods = ['photo', 'frame', 'palmPhoto', 'palmFrame'] as const;
    return {
      ...client,
      call: async (name, args) => {
        if (pictureCommands.includes(name)) return client.call(name, args);
        const before = vision.state();
        for (const method of methods) Object.assign(vision, { [method]: () => new Promise(() => {}) });
        Object.assign(vision, { declared: { pack, palm: palmFacts } });
        vision.become({ state: 'starting', pack: null, palm: null, problems: [] });
        try {
          return await client.call(name, args);
        } finally {
          // Those of its class again.
          for (const method of methods) Reflect.deleteProperty(vision, method);
          vision.become(before);
        }
      },
    };
  }

  it('palms and people are there for the commands that need no picture', async () => {
    const connected = await asAdministrator((transports[0] as (typeof transports)[0])[1]());
    await preparePictureCalls(connected);
    holdBack(connected);
    const { client } = connected;
    expect((await client.call('people.list', {})).total).toBe(1);
    expect((await client.call('palms.ofPerson', { personId: 1 })).palms).toHaveLength(1);
    expect((await client.call('biometrics.page', { tenantId: 1 })).total).toBe(2);
    expect((await client.call('palms.forget', { personId: 1 })).count).toBe(1);
    expect(await client.call('people.forget', { personId: 1 })).toMatchObject({ count: 1 });
  });
});
