/** The licences of all that a package carries: packages that run, packages inside our own bundles, fonts, networks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productionPackages } from './installed.ts';
import { formatNotices, type Notice, noticeOf } from './notices.ts';

/** `root`: a folder with package-lock.json, node_modules, resources and models. `bundled`: folders of packages whose code is
 * inside our own bundles; they may lie elsewhere. */
export function noticesText(root: string, bundled: readonly string[]): string {
  const texts = join(root, 'resources/installer/licences');
  const folders = productionPackages(root).map(({ path }) => join(root, path));
  const notices = [...new Set([...folders, ...bundled])].map((folder) => noticeOf(folder, texts));
  const unique = new Map(notices.map((notice) => [notice.title, notice]));
  return formatNotices([...unique.values(), ...fontNotices(root), ...networkNotices(root, texts)]);
}

/** Every font has its licence beside it under its own name. */
function fontNotices(root: string): Notice[] {
  const folder = join(root, 'resources/fonts');
  return readdirSync(folder)
    .filter((name) => name.endsWith('-LICENSE.txt'))
    .map((name) => ({
      title: `${name.replace('-LICENSE.txt', '')} (font)`,
      licence: 'see below',
      text: readFileSync(join(folder, name), 'utf8').trim(),
    }));
}

/** Only of packs whose weights are in the package: the standard ones. */
function networkNotices(root: string, texts: string): Notice[] {
  const shipped = new Set(readdirSync(join(root, 'models/built')));
  const entries = readdirSync(join(root, 'models/packs'))
    .map((name): unknown => JSON.parse(readFileSync(join(root, 'models/packs', name), 'utf8')))
    .flatMap(weightsIn);
  const known = new Map(entries.map((entry) => [entry.file, entry]));
  return [...shipped].map((file) => {
    const entry = known.get(file);
    if (!entry) throw new Error(`models/built/${file} is in no manifest, so its licence is not known.`);
    return { title: `${file} (network): ${entry.source}`, licence: entry.licence, text: networkText(entry, texts) };
  });
}

interface Weights {
  file: string;
  licence: string;
  source: string;
}

/** Every object in a manifest that names a file and its licence, whatever kind of pack it is. */
function weightsIn(value: unknown): Weights[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(weightsIn);
  return isWeights(value) ? [value, ...inner] : inner;
}

function isWeights(value: object): value is Weights {
  return 'file' in value && 'licence' in value && 'source' in value && typeof value.file === 'string';
}

function networkText({ licence }: Weights, texts: string): string {
  if (licence === 'Apache-2.0') return readFileSync(join(texts, 'Apache-2.0.txt'), 'utf8').trim();
  if (licence === 'MIT') return readFileSync(join(texts, 'MIT.txt'), 'utf8').trim();
  return `In the terms of ${licence}.`;
}
