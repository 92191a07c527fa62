/** What may be installed: signed with the release key, for this program and computer, newer, and byte for byte what was listed. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Installers } from '../../../src-main/hosts/electron/updates/installers.ts';
import {
  listName,
  readList,
  readReleaseKeys,
  signatureName,
} from '../../../src-main/hosts/electron/updates/release.ts';
import {
  acceptFeed,
  type StageOptions,
  stageDownload,
  stageFile,
} from '../../../src-main/hosts/electron/updates/stage.ts';
import { compareVersions, isVersion } from '../../../src-main/hosts/electron/updates/versions.ts';
import { installerText, keys, linux, makeRelease, sha512, strangers, tempFolder } from './updates-support.ts';

function here(more: Partial<StageOptions> = {}): StageOptions & { folder: string } {
  const folder = join(tempFolder(), 'installers');
  const installers = new Installers(folder);
  return { folder, installers, keys: [keys.publicKey], computer: linux, version: '0.1.0', ...more };
}

const refusal = (reason: string) =>
  expect.objectContaining({
    code: 'import_refused',
    details: { reason },
    message: expect.stringMatching(/\w{3,}.*\./),
  });

describe('a file on a stick', () => {
  it('is copied, whole and executable, and is the one that was listed', async () => {
    const release = makeRelease('0.2.0');
    const staged = await stageFile(release.file, here());
    expect(staged).toMatchObject({ version: '0.2.0', sha512: sha512(installerText('0.2.0')) });
    expect(readFileSync(staged.path, 'utf8')).toBe(installerText('0.2.0'));
    if (process.platform !== 'win32') expect(statSync(staged.path).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['signed by somebody else', 'signature', () => makeRelease('0.2.0', { sign: strangers.privateKey })],
    [
      'of another program',
      'other_product',
      () => makeRelease('0.2.0', { change: (list) => ({ ...list, product: 'x' }) }),
    ],
    ['of this version', 'older', () => makeRelease('0.1.0')],
    ['of an older version', 'older', () => makeRelease('0.0.9')],
    ['of a pre-release of this version', 'older', () => makeRelease('0.1.0-beta.2')],
    [
      'for another processor',
      'other_computer',
      () =>
        makeRelease('0.2.0', {
          change: (list) => ({ ...list, files: list.files.map((file) => ({ ...file, arch: 'arm64' })) }),
        }),
    ],
    [
      'that is not listed',
      'hash',
      () =>
        makeRelease('0.2.0', {
          change: (list) => ({ ...list, files: list.files.map((file) => ({ ...file, name: 'a.deb' })) }),
        }),
    ],
    [
      'with a list of another format',
      'signature',
      () => makeRelease('0.2.0', { change: (list) => ({ ...list, format: 2 }) }),
    ],
  ])('%s is refused', async (_, reason, make) => {
    const options = here();
    await expect(stageFile(make().file, options)).rejects.toEqual(refusal(reason));
    expect(existsSync(options.folder)).toBe(false);
  });

  it('without its list, or its signature, is refused', async () => {
    for (const name of [listName, signatureName]) {
      const { file, folder } = makeRelease('0.2.0');
      rmSync(join(folder, name));
      await expect(stageFile(file, here())).rejects.toEqual(refusal('no_list'));
    }
  });

  it('cut short is refused and leaves nothing behind', async () => {
    const { file } = makeRelease('0.2.0');
    truncateSync(file, 10);
    const options = here();
    await expect(stageFile(file, options)).rejects.toEqual(refusal('hash'));
    expect(readdirSync(join(options.folder, '0.2.0'))).toEqual([]);
  });

  it('is refused where the system says that somebody else signed the program', async () => {
    const options = here({ verifyPublisher: async () => 'another publisher' });
    await expect(stageFile(makeRelease('0.2.0').file, options)).rejects.toEqual(refusal('signature'));
  });

  it('is refused by a build without a release key', async () => {
    await expect(stageFile(makeRelease('0.2.0').file, here({ keys: [] }))).rejects.toEqual(refusal('no_release_key'));
  });

  it('may be exactly the earlier version where that is wanted', async () => {
    const { file } = makeRelease('0.0.9');
    expect(await stageFile(file, here(), '0.0.9')).toMatchObject({ version: '0.0.9' });
    await expect(stageFile(file, here(), '0.0.8')).rejects.toEqual(refusal('older'));
  });

  it('changed in any byte, of itself, its list or its signature, is refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('file', 'list', 'signature'),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (what, where, by) => {
          const { file, folder, signature } = makeRelease('0.2.0');
          const path = what === 'file' ? file : join(folder, what === 'list' ? listName : signatureName);
          const bytes = readFileSync(path);
          const at = where % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ by;
          writeFileSync(path, bytes);
          // Whitespace around base64, and bits that it does not use, are no change of what it says.
          if (what === 'signature' && decoded(bytes).equals(decoded(signature))) return;
          await expect(stageFile(file, here())).rejects.toMatchObject({ code: 'import_refused' });
        },
      ),
      { numRuns: 60 },
    );
  });
});

function decoded(base64: Buffer | string): Buffer {
  return Buffer.from(String(base64).trim(), 'base64');
}

describe('what the feed brings', () => {
  it('is the file of the list that has its bytes, whatever the updater calls it', async () => {
    const { list, signature, file } = makeRelease('0.2.0');
    const options = here();
    const release = acceptFeed({ version: '0.2.0', list: list.toString('base64'), signature }, options);
    expect(await stageDownload(file, release, options)).toMatchObject({ version: '0.2.0' });
    writeFileSync(file, 'something else');
    await expect(stageDownload(file, release, options)).rejects.toEqual(refusal('hash'));
  });

  it.each([
    ['unsigned', { list: '', signature: '' }],
    ['signed for another version', {}],
  ])('%s is refused before anything is downloaded', (_, change) => {
    const { list, signature } = makeRelease('0.3.0');
    const feed = { version: '0.2.0', list: list.toString('base64'), signature, ...change };
    expect(() => acceptFeed(feed, here())).toThrow(refusal('signature'));
  });
});

describe('release keys', () => {
  const pem = (key: typeof keys.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString();

  it('may be several, so that one can be changed for another', () => {
    const { list, signature } = makeRelease('0.2.0');
    const both = readReleaseKeys(`old\n${pem(strangers.publicKey)}new\n${pem(keys.publicKey)}`);
    expect(both.length).toBe(2);
    expect(readList(list, signature, both).version).toBe('0.2.0');
  });

  it('are Ed25519', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(() => readReleaseKeys(pem(publicKey))).toThrow('Ed25519');
  });

  it('of this repository are none yet, and never a private one', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../resources/update-key.pem'), 'utf8');
    expect(() => createPrivateKey(text)).toThrow();
    expect(text).not.toContain('PRIVATE');
    // Whoever publishes puts a real one in the place of the text; a broken one would throw.
    expect(readReleaseKeys(text).length).toBe((text.match(/BEGIN PUBLIC KEY/g) ?? []).length);
  });
});

describe('versions', () => {
  // From the specification of Semantic Versioning 2.0, section 11.
  const ordered = [
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.1',
    '1.2.0',
    '1.10.0',
    '2.0.0',
  ];
  it('are ordered as the specification says', () => {
    for (const [i, a] of ordered.entries())
      for (const [j, b] of ordered.entries())
        expect(Math.sign(compareVersions(a, b)), `${a} ${b}`).toBe(Math.sign(i - j));
  });

  it.each(['', '1.0', '1.0.0.0', 'v1.0.0', '01.0.0', '1.0.0-', '../1.0.0', '1.0.0/..'])('%j is none', (text) => {
    expect(isVersion(text)).toBe(false);
    expect(() => compareVersions(text, '1.0.0')).toThrow(RangeError);
  });
});
