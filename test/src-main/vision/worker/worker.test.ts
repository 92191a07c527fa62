import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cosine } from '../../../../src-main/station/recognition/scores.ts';
import {
  groupPhoto,
  nobody,
  type PersonName,
  people,
  photo,
  photoOfAyuAnotherDay,
  plain,
  recropped,
} from '../../../support/photos.ts';
import { startVision } from '../support.ts';

/** The standard pack in a forked worker. What is asserted of its figures is order, not size: they are calibrated elsewhere. */
const vision = startVision('standard');

describe('faces in a photo', () => {
  // Counted by eye.
  it.each([
    [1, 3],
    [2, 3],
    [3, 3],
    [4, 4],
    [5, 5],
    [6, 4],
  ])('sample %i: all %i of them, largest first, none embedded for "detect"', async (sample, count) => {
    const { width, height, faces, portrait } = await vision.photo(groupPhoto(sample), 'detect');
    expect(faces).toHaveLength(count);
    expect(portrait).toBeNull();
    const widths = faces.map(({ box }) => box.width);
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    for (const { box, points, embedding, liveness } of faces) {
      expect([embedding, liveness]).toEqual([null, null]);
      // Points lie in their box, eyes over mouth, left over right.
      for (const [x, y] of points) {
        expect(x).toBeGreaterThan(Math.max(0, box.x - 0.2 * box.width));
        expect(x).toBeLessThan(Math.min(width, box.x + 1.2 * box.width));
        expect(y).toBeGreaterThan(Math.max(0, box.y));
        expect(y).toBeLessThan(Math.min(height, box.y + box.height));
      }
      const [leftEye, rightEye, , leftMouth, rightMouth] = points;
      expect(leftEye[0]).toBeLessThan(rightEye[0]);
      expect(Math.max(leftEye[1], rightEye[1])).toBeLessThan(Math.max(leftMouth[1], rightMouth[1]));
    }
  });

  it('none in a photo of a wall', async () => {
    expect((await vision.photo(await nobody(), 'everyone')).faces).toEqual([]);
  });

  it('are embedded as asked: all for "everyone", the largest alone for "largest"', async () => {
    const embedded = async (task: 'everyone' | 'largest') =>
      (await vision.photo(groupPhoto(6), task)).faces.map(({ embedding }) => embedding !== null);
    expect(await embedded('everyone')).toEqual([true, true, true, true]);
    expect((await embedded('largest')).filter((is) => is)).toEqual([true]);
    expect((await embedded('largest'))[0]).toBe(true);
  });

  it('come with a portrait for enrolment: a JPEG of the face, not the photo', async () => {
    const { faces, portrait } = await vision.photo(await photo('dewi'), 'enrol');
    expect(faces).toHaveLength(1);
    const { format, width = 0, height = 0 } = await sharp(portrait ?? Buffer.alloc(0)).metadata();
    expect(format).toBe('jpeg');
    expect(Math.max(width, height)).toBeLessThanOrEqual(320);
    expect((await vision.photo(portrait as Uint8Array)).faces).toHaveLength(1);
  });

  it('for enrolment are looked for until half the largest one’s width, and no smaller ones reported', async () => {
    const facesBeside = async (part: number): Promise<number> => {
      const [front, behind] = await Promise.all([photo('dewi'), photo('eka')]);
      const input = await sharp(front).resize(700).toBuffer();
      const second = await sharp(behind)
        .resize(Math.round(640 * part))
        .toBuffer();
      const parts = [
        { input, left: 100, top: 900 },
        { input: second, left: 2400, top: 200 },
      ];
      const image = await plain(3200, 2400).composite(parts).jpeg({ quality: 92 }).toBuffer();
      return (await vision.photo(image, 'enrol')).faces.length;
    };
    expect(await facesBeside(0.65)).toBe(2);
    expect(await facesBeside(0.35)).toBe(1);
  });

  it('down to 40 px are found in 12 megapixels', async () => {
    for (const [name, left, top] of [
      ['bunga', 1234, 1711],
      ['intan', 3890, 20],
    ] as const) {
      const original = await photo(name);
      const { quality } = await vision.face(original);
      const { width = 0 } = await sharp(original).metadata();
      const input = await sharp(original)
        .resize(Math.round((width * 40) / quality.faceWidth))
        .toBuffer();
      const large = await plain(4000, 3000).composite([{ input, left, top }]).jpeg({ quality: 92 }).toBuffer();
      const { faces } = await vision.photo(large, 'detect');
      expect(faces).toHaveLength(1);
      const [face] = faces;
      expect(face?.quality.faceWidth).toBeGreaterThan(30);
      expect(face?.quality.faceWidth).toBeLessThan(50);
      expect(face?.box.x).toBeGreaterThan(left);
      expect(face?.box.y).toBeGreaterThan(top);
    }
  });
});

describe('embeddings', () => {
  const embeddingOf = async (image: Uint8Array): Promise<Float32Array> => (await vision.face(image)).embedding;

  it('are of the pack’s dimension and of length 1', async () => {
    const embedding = await embeddingOf(await photo('citra'));
    expect(embedding).toBeInstanceOf(Float32Array);
    expect(embedding.length).toBe(vision.process.state().pack?.dimension);
    expect(Math.sqrt(cosine(embedding, embedding))).toBeCloseTo(1, 5);
  });

  it('are the same for the same photo', async () => {
    const image = await photo('eka');
    expect(await embeddingOf(image)).toEqual(await embeddingOf(image));
  });

  it('of one person, cropped, mirrored or on another day, are more alike than those of any two people', async () => {
    const own = new Map<PersonName, Float32Array>();
    for (const name of people) own.set(name, await embeddingOf(await photo(name)));
    const across: number[] = [];
    for (const [a, left] of own) for (const [b, right] of own) if (a < b) across.push(cosine(left, right));
    const within = [cosine(own.get('ayu') as Float32Array, await embeddingOf(await photoOfAyuAnotherDay()))];
    for (const [name, embedding] of own) {
      within.push(cosine(embedding, await embeddingOf(await recropped(name, { left: 0.06, top: 0.04, side: 0.9 }))));
      within.push(
        cosine(
          embedding,
          await embeddingOf(
            await sharp(await photo(name))
              .flop()
              .toBuffer(),
          ),
        ),
      );
    }
    expect(Math.min(...within)).toBeGreaterThan(Math.max(...across));
  });
});

describe('quality', () => {
  const measured: readonly PersonName[] = ['dewi', 'eka', 'gita', 'intan'];
  const qualityOf = async (image: Uint8Array) => (await vision.photo(image)).faces[0]?.quality;

  it.each(measured)('%s: sharpness falls with every blur', async (name) => {
    const original = await photo(name);
    const sharpness = [(await qualityOf(original))?.sharpness ?? 0];
    for (const sigma of [1, 2, 3])
      sharpness.push((await qualityOf(await sharp(original).blur(sigma).toBuffer()))?.sharpness ?? 0);
    for (let i = 1; i < sharpness.length; i++) expect(sharpness[i]).toBeLessThan(sharpness[i - 1] as number);
  });

  it.each(measured)('%s: exposure falls with the light, and the face is called dark', async (name) => {
    const original = await photo(name);
    const seen = [];
    for (const light of [0.4, 0.2, 0.1]) seen.push(await qualityOf(await sharp(original).linear(light, 0).toBuffer()));
    const exposure = seen.map((quality) => quality?.exposure ?? 0);
    for (let i = 1; i < exposure.length; i++) expect(exposure[i]).toBeLessThan(exposure[i - 1] as number);
    expect(seen.at(-1)?.brightness).toBeLessThan(0.2);
  });

  it.each(measured)('%s: exposure falls in glare, and the face is called bright', async (name) => {
    const original = await photo(name);
    const glare = await qualityOf(await sharp(original).linear(1, 150).toBuffer());
    expect(glare?.exposure).toBeLessThan((await qualityOf(original))?.exposure as number);
    expect(glare?.brightness).toBeGreaterThan(0.5);
  });

  it.each(measured)('%s: size falls with the size', async (name) => {
    const original = await photo(name);
    const sizes: number[] = [];
    for (const side of [210, 140, 90, 60])
      sizes.push((await qualityOf(await sharp(original).resize(side).toBuffer()))?.size ?? 0);
    for (let i = 1; i < sizes.length; i++) expect(sizes[i]).toBeLessThan(sizes[i - 1] as number);
  });

  it.each(measured)('%s: a bar over the eyes or a mask over the mouth is noticed, a bare face is not', async (name) => {
    const original = await photo(name);
    const { points } = await vision.face(original);
    expect((await qualityOf(original))?.occlusion).toEqual([]);
    expect((await qualityOf(await withBarOverEyes(original, points)))?.occlusion).toContain('eyes');
    expect((await qualityOf(await withMask(original, points)))?.occlusion).toContain('mouth');
  });

  it('a face cut by the edge of the picture is noticed', async () => {
    const original = await photo('dewi');
    const { box } = await vision.face(original);
    const { width = 0, height = 0 } = await sharp(original).metadata();
    const left = Math.round(box.x + 0.15 * box.width);
    const cut = await sharp(original)
      .extract({ left, top: 0, width: width - left, height })
      .toBuffer();
    expect((await qualityOf(cut))?.occlusion).toContain('edge');
  });

  it('is within 0..1, its score no better than its parts allow', async () => {
    for (const { quality } of (await vision.photo(groupPhoto(2), 'detect')).faces) {
      const parts = [quality.sharpness, quality.exposure, quality.size, quality.frontal];
      for (const value of [...parts, quality.score, quality.brightness]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
      expect(quality.score).toBeGreaterThanOrEqual(Math.min(...parts));
      expect(quality.score).toBeLessThanOrEqual(0.7 * Math.min(...parts) + 0.3);
    }
  });
});

describe('pose', () => {
  it('of the mirrored photo is mirrored: yaw and roll change sign, pitch does not', async () => {
    for (const name of people) {
      const original = await photo(name);
      const { pose } = await vision.face(original);
      const mirrored = (await vision.face(await sharp(original).flop().toBuffer())).pose;
      expect(Math.abs(pose.yaw + mirrored.yaw), `yaw of ${name}`).toBeLessThan(9);
      expect(Math.abs(pose.roll + mirrored.roll), `roll of ${name}`).toBeLessThan(5);
      expect(Math.abs(pose.pitch - mirrored.pitch), `pitch of ${name}`).toBeLessThan(6);
    }
  });

  it('roll follows the picture', async () => {
    const original = await photo('bunga');
    const { pose } = await vision.face(original);
    const tilted = await sharp(original).rotate(15, { background: '#808080' }).toBuffer();
    expect((await vision.face(tilted)).pose.roll - pose.roll).toBeGreaterThan(10);
  });
});

describe('camera frames', () => {
  it('find faces as photos do, follow known ones without embedding them, and make a portrait of one alone', async () => {
    const image = await photo('gita');
    const first = await vision.process.frame(image, { known: [], portrait: true });
    expect(first.faces).toMatchObject([{ trackId: null, liveness: null }]);
    expect(first.faces[0]?.embedding?.length).toBe(128);
    expect(first.portrait?.length).toBeGreaterThan(1000);
    const known = [{ trackId: 7, box: first.faces[0]?.box as (typeof first.faces)[0]['box'] }];
    const next = await vision.process.frame(image, { known, portrait: false });
    expect(next.faces).toMatchObject([{ trackId: 7, embedding: null }]);
    expect(next.portrait).toBeNull();
    const elsewhere = [{ trackId: 8, box: { x: 0, y: 0, width: 40, height: 40 } }];
    expect((await vision.process.frame(image, { known: elsewhere, portrait: false })).faces[0]?.trackId).toBeNull();
  });
});

describe('the worker', () => {
  it('answers what it cannot read with the station’s errors, and goes on', async () => {
    for (const [bytes, code] of [
      [Buffer.from('not an image'), 'image_unreadable'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'image_format'],
      [new Uint8Array(10 * 1024 * 1024 + 1), 'image_too_large'],
    ] as const)
      await expect(vision.photo(bytes)).rejects.toMatchObject({ code, retryable: false });
    expect((await vision.photo(await photo('hana'))).faces).toHaveLength(1);
  });

  it('killed in the middle of a job is started again, and the photo is read at the second try', async () => {
    const image = groupPhoto(5);
    const before = vision.started;
    const running = [1, 2, 3].map(() => vision.photo(image, 'everyone'));
    setTimeout(() => vision.worker.kill(), 100);
    for (const job of await Promise.allSettled(running))
      expect(job).toMatchObject({ reason: { code: 'vision_restarting', retryable: true } });
    expect(vision.process.state().state).toBe('restarting');
    await new Promise<void>((resolve) => {
      vision.process.onStateChange(() => vision.process.state().state === 'ready' && resolve());
    });
    expect(vision.started).toBe(before + 1);
    expect((await vision.photo(image, 'everyone')).faces).toHaveLength(5);
  });
});

type Points = Awaited<ReturnType<typeof vision.face>>['points'];

async function painted(image: Uint8Array, shape: string): Promise<Buffer> {
  const { width, height } = await sharp(image).metadata();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shape}</svg>`;
  return sharp(image)
    .composite([{ input: Buffer.from(svg) }])
    .toBuffer();
}

function withBarOverEyes(image: Uint8Array, [left, right]: Points): Promise<Buffer> {
  const [x, y] = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
  const apart = Math.hypot(right[0] - left[0], right[1] - left[1]);
  const angle = (Math.atan2(right[1] - left[1], right[0] - left[0]) * 180) / Math.PI;
  const size = `x="${x - apart}" y="${y - 0.28 * apart}" width="${2 * apart}" height="${0.56 * apart}"`;
  return painted(image, `<rect ${size} transform="rotate(${angle} ${x} ${y})" fill="#050505"/>`);
}

function withMask(image: Uint8Array, [leftEye, rightEye, , left, right]: Points): Promise<Buffer> {
  const apart = Math.hypot(rightEye[0] - leftEye[0], rightEye[1] - leftEye[1]);
  const [x, y] = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2 + 0.15 * apart];
  return painted(image, `<ellipse cx="${x}" cy="${y}" rx="${0.75 * apart}" ry="${0.55 * apart}" fill="#2050d0"/>`);
}
