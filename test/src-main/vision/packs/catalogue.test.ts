import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { listPacks } from '../../../../src-main/vision/packs/catalogue.ts';

const own = fileURLToPath(new URL('../../../../models/packs', import.meta.url));

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hadir-packs-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

it('lists every manifest with its files, their licences and whether they are there', async () => {
  const weights = folder();
  const before = await listPacks({ manifests: [own], weights: [weights] });
  expect(before.map(({ id, dimension }) => [id, dimension])).toEqual([
    ['edgeface-xs', 512],
    ['faceplugin-512', 512],
    ['omz-0095', 256],
    ['standard', 128],
  ]);
  expect(before.some(({ complete }) => complete)).toBe(false);
  const standard = before.at(-1);
  for (const { file, licence, source, sha256 } of standard?.files ?? []) {
    expect([licence, source, sha256].every((text) => text.length > 2)).toBe(true);
    writeFileSync(join(weights, file), 'weights');
  }
  expect(standard?.files.map(({ task }) => task).slice(0, 3)).toEqual(['detector', 'landmarks', 'embedder']);
  const after = await listPacks({ manifests: [own], weights: [weights] });
  expect(after.filter(({ complete }) => complete).map(({ id }) => id)).toEqual(['standard']);
});

it('takes a school’s own manifests, the first of a name, and leaves out what is none', async () => {
  const school = folder();
  cpSync(join(own, 'standard.json'), join(school, 'standard.json'));
  writeFileSync(join(school, 'broken.json'), '{');
  writeFileSync(join(school, 'notes.txt'), 'x');
  const packs = await listPacks({ manifests: ['/nowhere', own, school], weights: [] });
  expect(packs.map(({ id }) => id)).toEqual(['edgeface-xs', 'faceplugin-512', 'omz-0095', 'standard']);
});
