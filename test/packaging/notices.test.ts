/** Nothing is shipped whose licence was not read, and no text is left out. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageOfFile, productionPackages } from '../../scripts/packaging/installed.ts';
import { formatNotices, noticeOf } from '../../scripts/packaging/notices.ts';
import { root } from './packaged.ts';

const texts = join(root, 'resources/installer/licences');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hadir-notices-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A package `thing 1.2.3` with these further fields and files. */
function make(fields: object, files: Record<string, string> = {}): string {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'thing', version: '1.2.3', ...fields }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('noticeOf', () => {
  it.each(['LICENSE', 'licence.md', 'LICENSE-MIT.txt', 'COPYING', 'NOTICE'])('takes the text from %s', (name) => {
    const notice = noticeOf(make({ license: 'MIT' }, { [name]: ' Do as you like. \n' }), texts);
    expect(notice).toEqual({ title: 'thing 1.2.3', licence: 'MIT', text: 'Do as you like.' });
  });

  it('takes all of several', () => {
    const { text } = noticeOf(make({ license: 'Apache-2.0' }, { LICENSE: 'The terms', NOTICE: 'By us' }), texts);
    expect(text).toBe('The terms\n\nBy us');
  });

  it('puts the standard text with its author where the package has none', () => {
    const { text } = noticeOf(make({ license: 'MIT', author: { name: 'A. Person' }, repository: 'git://x' }), texts);
    expect(text).toMatch(/^Copyright \(c\) A\. Person\nSource: git:\/\/x\n\nPermission is hereby granted/);
  });

  it('adds the GPL, which the LGPL is a supplement to', () => {
    const { text } = noticeOf(make({ license: 'LGPL-3.0-or-later' }), texts);
    expect(text).toMatch(/GNU LESSER GENERAL PUBLIC LICENSE[\s\S]+GNU GENERAL PUBLIC LICENSE/);
  });

  it('adds both to the licence of another that a package brings', () => {
    const { text } = noticeOf(make({ license: 'Apache-2.0 AND LGPL-3.0-or-later' }, { LICENSE: 'Apache' }), texts);
    expect(text).toMatch(/^Apache\n\n[\s\S]*GNU LESSER GENERAL PUBLIC LICENSE[\s\S]+GNU GENERAL PUBLIC LICENSE/);
  });

  it('says what native code is made of', () => {
    const readme =
      '# x\n\n## Licensing\n\nThis contains third-party libraries:\n\n| cairo | MPL 1.1 |\n\n## More\n\nno\n';
    const { text } = noticeOf(make({ license: 'MIT' }, { LICENSE: 'Do.', 'README.md': readme }), texts);
    expect(text).toBe('This contains third-party libraries:\n\n| cairo | MPL 1.1 |\n\nDo.');
    const plain = noticeOf(make({ license: 'MIT' }, { LICENSE: 'Do.', 'README.md': '## Licensing\n\nMIT' }), texts);
    expect(plain.text).toBe('Do.');
  });

  it('reads old spellings, and the text where the manifest says nothing', () => {
    expect(noticeOf(make({ license: 'Apache 2.0' }), texts).licence).toBe('Apache-2.0');
    expect(noticeOf(make({ license: { type: 'ISC' } }, { LICENSE: 'x' }), texts).licence).toBe('ISC');
    const mit = 'Permission is hereby granted, free of charge, to any person';
    expect(noticeOf(make({ license: undefined }, { LICENSE: mit }), texts).licence).toBe('MIT');
  });

  it('refuses a package that names no licence', () => {
    expect(() => noticeOf(make({}, { LICENSE: 'Ask us.' }), texts)).toThrow(/thing 1\.2\.3 names no licence/);
  });

  it.each(['GPL-3.0', 'UNLICENSED', 'SEE LICENSE IN x', 'MIT AND GPL-2.0', 'AGPL-3.0 OR GPL-3.0'])(
    'refuses %s',
    (license) => {
      expect(() => noticeOf(make({ license }, { LICENSE: 'x' }), texts)).toThrow(/is under/);
    },
  );

  it('lets one of a choice be enough', () => {
    expect(noticeOf(make({ license: '(MIT OR GPL-3.0)' }, { LICENSE: 'x' }), texts).licence).toBe('(MIT OR GPL-3.0)');
  });

  it('refuses a licence without a text, here or there', () => {
    expect(() => noticeOf(make({ license: 'Zlib' }), texts)).toThrow(/no licence text/);
  });
});

describe('formatNotices', () => {
  it('prints an equal text once, under all who share it', () => {
    const text = formatNotices([
      { title: 'b 1', licence: 'MIT', text: 'same' },
      { title: 'a 1', licence: 'MIT', text: 'same' },
      { title: 'c 1', licence: 'ISC', text: 'other' },
    ]);
    expect(text).toContain('\na 1 (MIT)\nb 1 (MIT)\n\nsame\n');
    expect(text.match(/\bsame\b/g)).toHaveLength(1);
    expect(text).toContain('c 1 (ISC)\n\nother');
  });
});

describe('what is shipped', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { license?: string; dev?: boolean }>;
  };
  /** On whatever system: the lock file knows those of the others too. */
  const shared = Object.entries(packages).filter(
    ([, { license = '', dev }]) => !dev && /GPL|MPL|EPL|CDDL/.test(license),
  );
  const documented = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');

  it('under a licence that asks for more than its text is named in docs/dependencies.md', () => {
    expect(shared.length).toBeGreaterThan(0);
    const unsaid = shared.filter(([path, { license = '' }]) => {
      const family = path.replace('node_modules/', '').replace(/^(@img\/sharp(?:-libvips)?)-.*/, '$1-…');
      return !documented.split('\n').some((line) => line.includes(`\`${family}\``) && line.includes(license));
    });
    expect(unsaid.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it('comes with the libraries inside libvips, their licences and the texts of the LGPL and the GPL', () => {
    const vips = productionPackages(root).filter(({ name }) => /^@img\/sharp-(libvips|win32)/.test(name));
    expect(vips.length).toBeGreaterThan(0);
    for (const { path } of vips) {
      const { text, licence } = noticeOf(join(root, path), texts);
      expect(licence).toContain('LGPL-3.0-or-later');
      for (const library of ['libvips', 'cairo', 'glib', 'librsvg'])
        expect(text).toMatch(new RegExp(`^\\| ${library} `, 'm'));
      expect(text).toMatch(/GNU LESSER GENERAL PUBLIC LICENSE[\s\S]+GNU GENERAL PUBLIC LICENSE/);
    }
  });
});

describe('productionPackages', () => {
  const lock = (packages: object): void => {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  };
  const install = (path: string): void => {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'package.json'), '{}');
  };

  it('lists what runs, nested too; not what is for development, not what is for another system', () => {
    lock({
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a/node_modules/@s/b': { version: '2.0.0' },
      'node_modules/other-system': { version: '1.0.0', optional: true },
      'node_modules/dev': { version: '1.0.0', dev: true },
    });
    for (const path of ['node_modules/a', 'node_modules/a/node_modules/@s/b', 'node_modules/dev']) install(path);
    expect(productionPackages(folder).map(({ name, version }) => `${name} ${version}`)).toEqual([
      'a 1.0.0',
      '@s/b 2.0.0',
    ]);
  });

  it('fails for one that should be there', () => {
    lock({ 'node_modules/a': { version: '1.0.0' } });
    expect(() => productionPackages(folder)).toThrow(/Not installed: node_modules\/a/);
  });
});

describe('packageOfFile', () => {
  it.each([
    ['/x/node_modules/a/b.js', '/x/node_modules/a'],
    ['/x/node_modules/@s/a/b/c.js', '/x/node_modules/@s/a'],
    ['/x/node_modules/a/node_modules/b/c.js', '/x/node_modules/a/node_modules/b'],
    ['C:\\x\\node_modules\\a\\b.js', 'C:/x/node_modules/a'],
    ['/x/src/a.ts', null],
  ])('of %s', (file, found) => {
    expect(packageOfFile(file)).toBe(found);
  });
});
