/** `npm run notices -- FILE`: the licences of everything that a package carries, without making one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildStandardPack } from '../models/build.ts';
import { bundle } from './packaging/bundles.ts';
import { noticesText } from './packaging/shipped-notices.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = resolve(process.argv[2] ?? join(root, 'dist/THIRD-PARTY-NOTICES.txt'));
const scratch = mkdtempSync(join(tmpdir(), 'hadir-notices-'));
try {
  buildStandardPack(join(root, 'models/built'));
  const text = noticesText(root, await bundle(root, scratch));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`${file}: ${Math.round(text.length / 1000)} kB`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
