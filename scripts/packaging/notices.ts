/** Collects the licences of everything that is shipped. Most of them ask for no more than that their text goes along, so a
 * package without a text, or under a licence nobody here has read, stops the build instead of being left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Notice {
  /** `fastify 5.12.8`. */
  readonly title: string;
  /** As SPDX writes it. */
  readonly licence: string;
  readonly text: string;
}

interface Manifest {
  name: string;
  version: string;
  license?: string | { type?: string };
  author?: string | { name?: string };
  repository?: string | { url?: string };
}

/** Licences that allow what Hadir does with the packages, with the texts alongside. Read before adding one. */
const accepted = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense'],
  ...['Zlib', 'Python-2.0', 'OFL-1.1'],
  // libvips, a library of its own beside sharp: it can be replaced, which is what the LGPL asks for.
  'LGPL-3.0-or-later',
]);

const licenceFile = /^(licen[cs]e|copying|notice|ofl)([-._].*)?$/i;
/** Standard texts beside the installers' other assets. */
const standardTexts: Readonly<Record<string, readonly string[]>> = {
  MIT: ['MIT.txt'],
  'Apache-2.0': ['Apache-2.0.txt'],
  // The LGPL is a supplement to the GPL: it is not complete without it.
  'LGPL-3.0-or-later': ['LGPL-3.0.txt', 'GPL-3.0.txt'],
};

/** The notice of the package in `folder`. `texts`: the folder of the standard texts. Throws an Error naming the package and
 * what to do. */
export function noticeOf(folder: string, texts: string): Notice {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const title = `${manifest.name} ${manifest.version}`;
  const own = readdirSync(folder)
    .filter((name) => licenceFile.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
  const licence = licenceOf(manifest, own.join('\n'));
  if (licence === null) throw new Error(`${title} names no licence. Ask its author, or use another package.`);
  const refused = idsIn(licence).filter((id) => !accepted.has(id));
  if (refused.length > 0 && !(isChoice(licence) && refused.length < idsIn(licence).length))
    throw new Error(`${title} is under ${licence}. Read ${refused.join(', ')} and accept it in notices.ts, or not.`);
  const terms = own.length > 0 ? own.join('\n\n') : standardText(title, licence, manifest, texts);
  const within = [insideOf(folder), terms, lesserTerms(licence, terms, texts)];
  return { title, licence, text: within.filter(Boolean).join('\n\n') };
}

/** What a package of native code says it is made of: libvips carries some thirty libraries, each under its own licence. */
function insideOf(folder: string): string {
  const readme = readdirSync(folder).find((name) => /^readme\.md$/i.test(name));
  if (!readme) return '';
  const text = readFileSync(join(folder, readme), 'utf8');
  const licensing = /^## Licensing\s+([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(text)?.[1]?.trim() ?? '';
  return /third-party libraries/.test(licensing) ? licensing : '';
}

/** The LGPL wants its own text along, also where a package under several licences brings only that of another. */
function lesserTerms(licence: string, terms: string, texts: string): string {
  const lesser = idsIn(licence).filter((id) => id.startsWith('LGPL-'));
  if (lesser.length === 0 || /GNU LESSER GENERAL PUBLIC LICENSE/i.test(terms)) return '';
  return lesser
    .flatMap((id) => standardTexts[id] ?? [])
    .map((file) => readText(texts, file))
    .join('\n\n');
}

const readText = (texts: string, file: string): string => readFileSync(join(texts, file), 'utf8').trim();

/** `MIT OR CC0-1.0`: one of them is enough. */
const isChoice = (licence: string): boolean => / OR /.test(licence);

/** What the manifest says; a few old ones say it in their text only. */
function licenceOf({ license }: Manifest, text: string): string | null {
  const said = typeof license === 'string' ? license : license?.type;
  // usearch's own spelling.
  if (said) return said.replace(/^Apache 2\.0$/, 'Apache-2.0');
  return /Permission is hereby granted, free of charge/.test(text) ? 'MIT' : null;
}

const idsIn = (licence: string): string[] => licence.replace(/[()]/g, '').split(/ (?:AND|OR) /);

function standardText(title: string, licence: string, manifest: Manifest, texts: string): string {
  const files = idsIn(licence).flatMap((id) => {
    const found = standardTexts[id];
    if (!found)
      throw new Error(`${title} has no licence text, and there is no standard text of ${id} to put in its place.`);
    return found;
  });
  const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
  const source = typeof manifest.repository === 'string' ? manifest.repository : manifest.repository?.url;
  const head = [author && `Copyright (c) ${author}`, source && `Source: ${source}`].filter(Boolean).join('\n');
  return [head, ...files.map((file) => readText(texts, file))].join('\n\n');
}

/** One file for people to read. Equal texts stand once, under all who share them. */
export function formatNotices(notices: readonly Notice[]): string {
  const byText = new Map<string, Notice[]>();
  const sorted = [...notices].sort((a, b) => a.title.localeCompare(b.title, 'en'));
  for (const notice of sorted) byText.set(notice.text, [...(byText.get(notice.text) ?? []), notice]);
  const intro = [
    'Hadir is made of our own work and that of others. These are the others, their licences, and what the licences ask us to',
    'pass on. Electron and Chromium have files of their own beside the program: LICENSE.electron.txt and',
    'LICENSES.chromium.html.',
  ].join('\n');
  const sections = [...byText].map(
    ([text, shared]) => `${shared.map(({ title, licence }) => `${title} (${licence})`).join('\n')}\n\n${text}`,
  );
  return `${[intro, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
