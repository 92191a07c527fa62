/** Draws the tray's icons: `node scripts/tray-icons.ts` writes resources/tray/. Committed, as the app's other icons are. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'resources/tray');
const drawing = readFileSync(join(root, 'src-renderer/icon.svg'));
/** For macOS, which takes only the shape of it: the mark alone, in black. */
const mark = Buffer.from(
  drawing
    .toString('utf8')
    .replace(/<rect[^>]*\/>/, '')
    .replace(/(stroke|fill)="#[0-9a-f]{3,8}"/gi, '$1="#000"'),
);

mkdirSync(folder, { recursive: true });
for (const [name, svg, side] of [
  ['tray', drawing, 32],
  ['trayTemplate', mark, 18],
] as const)
  for (const scale of [1, 2]) {
    const pixels = side * scale;
    const file = join(folder, `${name}${scale === 1 ? '' : '@2x'}.png`);
    await sharp(svg, { density: 72 * (pixels / 24) })
      .resize(pixels, pixels)
      .png({ compressionLevel: 9 })
      .toFile(file);
  }
