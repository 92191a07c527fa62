/** What the developers' documents name is there: a recipe that leads to no file is worse than none. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const decisions = readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`);
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

describe.each(['CONTRIBUTING.md', 'README.md', ...decisions])('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8');

  it('names files that there are', () => {
    const named = [...text.matchAll(/`((?:src-\w+|test|models|scripts|docs|resources|\.ci|\.github)\/[\w./-]*)`/g)];
    const paths = named.map(([, path = '']) => path).filter((path) => !path.startsWith('models/built'));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('links to what there is', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, target = '']) => target);
    expect(links.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([]);
  });

  it('names commands that there are', () => {
    const commands = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });
});

it('every decision is in their list, once, and has its four parts', () => {
  const list = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8');
  const pages = decisions.filter((file) => !file.endsWith('README.md'));
  expect([...list.matchAll(/\((\d{4}-[\w-]+\.md)\)/g)].map(([, name]) => `docs/decisions/${name}`)).toEqual(pages);
  for (const page of pages) {
    const heads = [...readFileSync(join(root, page), 'utf8').matchAll(/^## (.+)$/gm)].map(([, head]) => head);
    expect(heads, page).toEqual(['Context', 'Decision', 'Not done, and why', 'What follows']);
  }
});
