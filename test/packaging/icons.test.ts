/** The boxes of pictures that Windows and macOS read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeIcns, encodeIco, type IconPicture } from '../../scripts/packaging/icon-files.ts';
import { root } from './packaged.ts';

const folder = join(root, 'resources/installer');

/** By the format's own description, from the file alone. */
function picturesOfIco(ico: Buffer): IconPicture[] {
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const [size, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
    return { side: ico.readUInt8(at) || 256, png: new Uint8Array(ico.subarray(offset, offset + size)) };
  });
}

function boxesOfIcns(icns: Buffer): { type: string; png: Buffer }[] {
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const boxes = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    boxes.push({
      type: icns.toString('latin1', at, at + 4),
      png: icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)),
    });
  return boxes;
}

const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });

describe('encodeIco', () => {
  it('gives back every picture that went in', () => {
    const pictures = fc.array(fc.record({ side: fc.integer({ min: 1, max: 256 }), png: bytes }), { maxLength: 8 });
    fc.assert(
      fc.property(pictures, (list) => {
        expect(picturesOfIco(Buffer.from(encodeIco(list)))).toEqual(list);
      }),
    );
  });

  it.each([0, 257])('refuses a side of %i', (side) => {
    expect(() => encodeIco([{ side, png: new Uint8Array(1) }])).toThrow(RangeError);
  });
});

describe('encodeIcns', () => {
  it('gives back every picture that went in, some under two names', () => {
    const pictures = fc.array(fc.record({ side: fc.constantFrom(16, 32, 64, 128, 256, 512, 1024), png: bytes }));
    fc.assert(
      fc.property(pictures, (list) => {
        const found = boxesOfIcns(Buffer.from(encodeIcns(list))).map(({ png }) => png.toString('hex'));
        expect(new Set(found)).toEqual(new Set(list.map(({ png }) => Buffer.from(png).toString('hex'))));
      }),
    );
  });

  it('refuses a side that macOS has no name for', () => {
    expect(() => encodeIcns([{ side: 48, png: new Uint8Array(1) }])).toThrow(/48/);
  });
});

describe('the icons of the app', () => {
  it('are pictures of the sides they claim, on a clear ground', async () => {
    const ico = picturesOfIco(readFileSync(join(folder, 'icon.ico')));
    expect(ico.map(({ side }) => side)).toEqual([16, 24, 32, 48, 64, 128, 256]);
    const linux = readdirSync(join(folder, 'icons')).map((name) => ({
      side: Number.parseInt(name, 10),
      png: readFileSync(join(folder, 'icons', name)),
    }));
    for (const { side, png } of [...ico, ...linux]) {
      const { width, height, format, hasAlpha } = await sharp(png).metadata();
      expect({ width, height, format, hasAlpha }).toEqual({ width: side, height: side, format: 'png', hasAlpha: true });
    }
  });

  it('have on a Mac the large one, too', async () => {
    const large = boxesOfIcns(readFileSync(join(folder, 'icon.icns'))).find(({ type }) => type === 'ic10');
    expect((await sharp(large?.png).metadata()).width).toBe(1024);
  });
});
