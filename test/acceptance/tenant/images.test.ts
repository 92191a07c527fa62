/** What may come as `file`, and what comes back for everything that may not. */
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { nobody, photo, plain, withOrientation } from '../../support/photos.ts';
import { enrol, stationOfFile } from '../../support/station-fixture.ts';

const used = stationOfFile();
const megabyte = 1024 * 1024;
let ayu: Buffer;

beforeAll(async () => {
  ayu = await photo('ayu');
  await enrol(used.api, 1, 123, ayu);
});

const detect = (image: Uint8Array) => used.api.post('/detect', form({}, image));
const identify = (image: Uint8Array) => used.api.post('/identify', form({ tenant_id: 1 }, image));

/** The middle and the width of the one face. */
async function onlyFace(image: Uint8Array): Promise<{ x: number; y: number; width: number }> {
  const { status, body } = await detect(image);
  expect(status).toBe(200);
  expect(body.faces).toHaveLength(1);
  const [x1, y1, x2, y2] = body.faces[0];
  return { x: (x1 + x2) / 2, y: (y1 + y2) / 2, width: x2 - x1 };
}

describe('EXIF orientation', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '%i: the same face at the same place of the upright picture',
    async (orientation) => {
      // Not square and the face not in the middle: a picture that was turned wrongly would show it elsewhere.
      const upright = await sharp(ayu).extend({ right: 200, bottom: 60, background: '#808890' }).jpeg().toBuffer();
      const expected = await onlyFace(upright);
      const turned = await withOrientation(upright, orientation);
      const found = await onlyFace(turned);
      expect(Math.abs(found.x - expected.x)).toBeLessThan(0.06 * expected.width);
      expect(Math.abs(found.y - expected.y)).toBeLessThan(0.06 * expected.width);
      expect((await identify(turned)).body).toMatchObject({ match: true, user_id: 123 });
    },
  );
});

describe('accepted', () => {
  const wide = { colourspace: 'rgb16' };
  const formats: [string, (image: Sharp) => Sharp][] = [
    ['PNG', (image) => image.png()],
    ['WebP', (image) => image.webp({ quality: 90 })],
    ['lossless WebP', (image) => image.webp({ lossless: true })],
    ['greyscale JPEG', (image) => image.greyscale().toColourspace('b-w').jpeg()],
    ['greyscale PNG', (image) => image.greyscale().toColourspace('b-w').png()],
    ['PNG with a palette', (image) => image.png({ palette: true })],
    ['PNG with an alpha channel', (image) => image.ensureAlpha(1).png()],
    ['PNG half transparent', (image) => image.ensureAlpha(0.7).png()],
    ['greyscale PNG with an alpha channel', (image) => image.greyscale().toColourspace('b-w').ensureAlpha(1).png()],
    ['16-bit PNG', (image) => image.toColourspace(wide.colourspace).png()],
    ['16-bit greyscale PNG', (image) => image.greyscale().toColourspace('grey16').png()],
    ['CMYK JPEG', (image) => image.toColourspace('cmyk').jpeg({ quality: 92 })],
    ['progressive JPEG', (image) => image.jpeg({ progressive: true })],
    ['JPEG without chroma subsampling', (image) => image.jpeg({ chromaSubsampling: '4:4:4' })],
    ['JPEG with an ICC profile', (image) => image.withIccProfile('p3').jpeg()],
  ];
  test.each(formats)('%s', async (_title, convert) => {
    const { status, body } = await identify(await convert(sharp(ayu)).toBuffer());
    expect(status).toBe(200);
    expect(body).toMatchObject({ match: true, user_id: 123 });
  });

  test('the test images are what they are called', async () => {
    const metadata = async (image: Sharp) => sharp(await image.toBuffer()).metadata();
    expect((await metadata(sharp(ayu).toColourspace(wide.colourspace).png())).depth).toBe('ushort');
    expect((await metadata(sharp(ayu).toColourspace('cmyk').jpeg())).space).toBe('cmyk');
    expect((await metadata(sharp(ayu).greyscale().toColourspace('b-w').jpeg())).channels).toBe(1);
  });

  test('whatever content type the part claims', async () => {
    for (const type of ['application/octet-stream', 'image/png', 'text/plain', ''])
      expect((await used.api.post('/detect', form({}, ayu, { type }))).body.faces).toHaveLength(1);
  });

  test('bytes after the end of a JPEG, as some cameras write', async () => {
    expect((await identify(Buffer.concat([ayu, Buffer.alloc(500, 7)]))).body.user_id).toBe(123);
  });

  test.each([
    [1, 1],
    [8, 8],
    [39, 390],
    [39, 39],
  ])('%i×%i: no face, not an error', async (width, height) => {
    const image = await plain(width, height).png().toBuffer();
    expect(await detect(image)).toMatchObject({ status: 200, body: { faces: [] } });
    const encoded = await used.api.post('/encode', form({}, image));
    expect(encoded).toMatchObject({ status: 400, body: { detail: 'No face detected in image' } });
  });

  test.each([
    [1, 500],
    [3000, 2],
    [20, 60_000],
  ])('%i×%i is no photo of people: 400 that says why', async (width, height) => {
    const image = await plain(width, height).png().toBuffer();
    expect(await detect(image)).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/10 times/) } });
  });

  test('just under 40 megapixels', async () => {
    const { status, body } = await detect(await plain(8000, 4990).jpeg().toBuffer());
    expect({ status, body }).toEqual({ status: 200, body: { faces: [] } });
  });
});

describe('refused', () => {
  const unreadable = /^File is not a readable image/;
  const format = /^Image format is not supported/;
  const either = /^(File is not a readable image|Image format is not supported)/;
  const bodies: [string, () => Promise<Uint8Array> | Uint8Array, RegExp][] = [
    ['0 bytes', () => Buffer.alloc(0), unreadable],
    ['one byte', () => Buffer.alloc(1, 0xff), unreadable],
    ['text', () => Buffer.from('this is no image at all'), unreadable],
    ['JSON', () => Buffer.from('{"image": "data:image/jpeg;base64,"}'), unreadable],
    ['an HTML page', () => Buffer.from('<!doctype html><title>404</title>'), either],
    ['PDF', () => Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF'), either],
    ['GIF', () => plain(50, 50).gif().toBuffer(), format],
    ['TIFF', () => plain(50, 50).tiff().toBuffer(), format],
    ['AVIF', () => plain(50, 50).avif().toBuffer(), either],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), format],
    ['BMP', () => Buffer.concat([Buffer.from('BM'), Buffer.alloc(200)]), unreadable],
    ['random bytes', () => Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)), unreadable],
    ['the head of a JPEG', () => ayu.subarray(0, 20), unreadable],
    ['half a JPEG', () => ayu.subarray(0, ayu.length / 2), unreadable],
    ['a JPEG without its last tenth', () => ayu.subarray(0, ayu.length * 0.9), unreadable],
    ['half a PNG', async () => (await sharp(ayu).png().toBuffer()).subarray(0, 60_000), unreadable],
    ['half a WebP', async () => (await sharp(ayu).webp().toBuffer()).subarray(0, 4000), unreadable],
    ['a PNG with a broken checksum', async () => broken(await sharp(ayu).png().toBuffer()), unreadable],
  ];
  test.each(bodies)('%s: 400', async (_title, make, detail) => {
    const { status, body } = await detect(await make());
    expect(status).toBe(400);
    expect(body.detail).toMatch(detail);
  });

  test('the same at every endpoint that takes an image', async () => {
    const fields = { tenant_id: 1, user_id: 123, name: 'Budi', encoding: JSON.stringify(Array(128).fill(0.1)) };
    for (const path of ['/encode', '/compare', '/detect', '/enroll', '/identify', '/verify']) {
      const { status, body } = await used.api.post(path, form(fields, Buffer.from('no image')));
      expect({ path, status }).toEqual({ path, status: 400 });
      expect(body.detail).toMatch(unreadable);
    }
  });

  test('11 MB: 413', async () => {
    const { status, body } = await detect(Buffer.concat([ayu, Buffer.alloc(11 * megabyte)]));
    expect(status).toBe(413);
    expect(body.detail).toMatch(/10 MB/);
  });

  test('10 MB exactly is still read, one byte more is not', async () => {
    const padded = (size: number) => Buffer.concat([ayu, Buffer.alloc(size - ayu.length)]);
    expect((await detect(padded(10 * megabyte))).status).toBe(200);
    expect((await detect(padded(10 * megabyte + 1))).status).toBe(413);
  });

  test.each([
    ['PNG', (image: Sharp) => image.png()],
    ['JPEG', (image: Sharp) => image.jpeg({ quality: 10 })],
  ])('more than 40 megapixels in a small %s: 413, and quickly', async (_title, convert) => {
    const image = await convert(plain(8001, 5001)).toBuffer();
    const start = performance.now();
    const { status, body } = await detect(image);
    expect(status).toBe(413);
    expect(body.detail).toMatch(/40 megapixels/);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('a PNG that claims a billion pixels: 413', async () => {
    const { status } = await detect(claiming(await plain(10, 10).png().toBuffer(), 60_000, 60_000));
    expect(status).toBe(413);
  });
});

test('after all that the station still answers', async () => {
  expect((await identify(ayu)).body.user_id).toBe(123);
  expect((await detect(await nobody())).body.faces).toEqual([]);
  expect((await used.api.get('/health')).body.status).toBe('ok');
});

function broken(png: Buffer): Buffer {
  const copy = Buffer.from(png);
  const at = Math.floor(copy.length / 2);
  copy.fill(0x5a, at, at + 400);
  return copy;
}

/** The PNG with another size in its header and that header's checksum right. */
function claiming(png: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(width, 16);
  copy.writeUInt32BE(height, 20);
  copy.writeUInt32BE(crc32(copy.subarray(12, 29)), 29);
  return copy;
}
