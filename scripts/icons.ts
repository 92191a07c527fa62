/**
 * Draws the app's icons from the one drawing that the screens have too: `npm run icons` writes resources/installer/. The
 * files are committed, because installers must look the same wherever they are built; run it after the drawing changed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { encodeIcns, encodeIco, type IconPicture } from './packaging/icon-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const drawing = readFileSync(join(root, 'src-renderer/icon.svg'));
const folder = join(root, 'resources/installer');

/** Sides in pixels that each system looks for. */
const sides = {
  ico: [16, 24, 32, 48, 64, 128, 256],
  icns: [16, 32, 64, 128, 256, 512, 1024],
  linux: [16, 32, 48, 64, 128, 256, 512],
};
/** macOS draws its icons on 824 of 1024 pixels; the rest is air. Source: Apple's icon template. */
const macShare = 824 / 1024;

/** The drawing, `share` of the side wide, in the middle of a clear square. */
async function picture(side: number, share = 1): Promise<IconPicture> {
  const inner = Math.round(side * share);
  const before = Math.floor((side - inner) / 2);
  const after = side - inner - before;
  const drawn = sharp(drawing, { density: 72 * Math.max(1, inner / 24) }).resize(inner, inner);
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const png = await drawn
    .extend({ top: before, left: before, bottom: after, right: after, background: clear })
    .png({ compressionLevel: 9 })
    .toBuffer();
  return { side, png };
}

const drawAll = (wanted: readonly number[], share?: number) => Promise.all(wanted.map((side) => picture(side, share)));

mkdirSync(join(folder, 'icons'), { recursive: true });
writeFileSync(join(folder, 'icon.ico'), encodeIco(await drawAll(sides.ico)));
writeFileSync(join(folder, 'icon.icns'), encodeIcns(await drawAll(sides.icns, macShare)));
for (const { side, png } of await drawAll(sides.linux))
  writeFileSync(join(folder, 'icons', `${side}x${side}.png`), png);
