import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disk, writeKeyCopy } from '../../../src-main/hosts/electron/custody/disk.ts';
import { type CustodyOptions, openKeyCustody } from '../../../src-main/hosts/electron/key-custody.ts';
import { readKeyFile } from '../../../src-main/hosts/node/key-file.ts';
import { computer, failingDisk, type KeyringDouble, makeData, PowerCut } from './key-custody-support.ts';

const passphrase = 'kuda besi makan bulan';
const typing = (text: string): Partial<CustodyOptions> => ({ askPassphrase: async () => text });
const refusal = (reason: string) =>
  expect.objectContaining({ code: 'wrong_key', details: expect.objectContaining({ reason }) });
const written = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

describe('a computer with a keyring', () => {
  it('keeps one key from start to start, and nothing of it is readable', async () => {
    const { options, file, keyring, asked } = computer();
    const key = await openKeyCustody(options());
    expect(key.length).toBe(32);
    expect(Buffer.from(await openKeyCustody(options()))).toEqual(Buffer.from(key));
    expect(written(file)).toMatchObject({ version: 1, by: 'keyring', backend: 'gnome_libsecret' });
    for (const encoding of ['base64', 'hex', 'base64url'] as const)
      expect(readFileSync(file, 'utf8')).not.toContain(Buffer.from(key).toString(encoding).slice(0, 20));
    expect(keyring.calls).toContain('decrypt');
    expect(asked).toEqual([]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['win32', 'dpapi'],
    ['darwin', 'keychain'],
  ] as const)('on %s is called %s', async (platform, backend) => {
    const { options, file, keyring } = computer();
    // There the mark means the system's own keyring, and only Linux may be asked for a name.
    keyring.mark = 'v10';
    keyring.getSelectedStorageBackend = () => {
      throw new Error('only on Linux');
    };
    const key = await openKeyCustody(options({ platform }));
    expect(written(file)).toMatchObject({ backend });
    expect(Buffer.from(await openKeyCustody(options({ platform })))).toEqual(Buffer.from(key));
  });

  it('closes the key again where the keyring has a newer key of its own', async () => {
    const { options, file, keyring } = computer();
    const key = await openKeyCustody(options());
    const before = readFileSync(file, 'utf8');
    keyring.stale = true;
    expect(Buffer.from(await openKeyCustody(options()))).toEqual(Buffer.from(key));
    expect(readFileSync(file, 'utf8')).not.toBe(before);
    keyring.stale = false;
    expect(Buffer.from(await openKeyCustody(options()))).toEqual(Buffer.from(key));
  });

  it('makes no key where the keyring does not give back what it was given', async () => {
    const { options, file, keyring } = computer();
    keyring.decryptStringAsync = async () => ({ result: 'something else', shouldReEncrypt: false });
    await expect(openKeyCustody(options())).rejects.toEqual(refusal('not_kept'));
    expect(existsSync(file)).toBe(false);
  });

  it('is not asked before the app is ready', async () => {
    const { options, keyring } = computer();
    keyring.backend = 'unknown';
    await expect(openKeyCustody(options())).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('a changed keyring', () => {
  const changes: [string, string, (keyring: KeyringDouble) => void][] = [
    ['another one', 'backend_changed', (keyring) => (keyring.backend = 'kwallet6')],
    ['the weak one', 'backend_changed', (keyring) => (keyring.backend = 'basic_text')],
    ['none', 'backend_changed', (keyring) => (keyring.available = false)],
    ['a new one of the same name', 'keyring_refused', (keyring) => (keyring.key = randomBytes(32))],
  ];
  it.each(changes)('to %s: told, and nothing is touched', async (_, reason, change) => {
    const { options, file, keyring, dataDir, asked } = computer();
    const key = await openKeyCustody(options());
    makeData(dataDir, key);
    const before = readFileSync(file, 'utf8');
    change(keyring);
    await expect(openKeyCustody(options())).rejects.toEqual(refusal(reason));
    expect(asked).toEqual([`recover ${reason}`]);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readdirSync(join(file, '..')).sort()).toEqual(['sealing.key.wrapped', 'station']);
  });

  it('that comes back opens again', async () => {
    const { options, keyring } = computer();
    const key = await openKeyCustody(options());
    keyring.available = false;
    const recover = async () => {
      keyring.available = true;
      return { choice: 'again' } as const;
    };
    expect(Buffer.from(await openKeyCustody(options({ recover })))).toEqual(Buffer.from(key));
  });

  it('is overcome with the exported copy; the old file stays beside', async () => {
    const { options, home, dataDir, file, keyring } = computer();
    const key = await openKeyCustody(options());
    makeData(dataDir, key);
    const copy = join(home, 'copy.key');
    writeKeyCopy(copy, key);
    keyring.backend = 'kwallet6';
    keyring.key = randomBytes(32);
    const before = readFileSync(file, 'utf8');
    const recover = async () => ({ choice: 'copy', file: copy }) as const;
    expect(Buffer.from(await openKeyCustody(options({ recover })))).toEqual(Buffer.from(key));
    expect(written(file)).toMatchObject({ backend: 'kwallet6' });
    expect(readFileSync(`${file}.old-1`, 'utf8')).toBe(before);
    expect(Buffer.from(await openKeyCustody(options()))).toEqual(Buffer.from(key));
  });

  it('is overcome with the copy and a passphrase where no keyring is left', async () => {
    const { options, home, dataDir, keyring } = computer();
    const key = await openKeyCustody(options());
    makeData(dataDir, key);
    writeKeyCopy(join(home, 'copy.key'), key);
    keyring.backend = 'basic_text';
    const recover = async () => ({ choice: 'copy', file: join(home, 'copy.key') }) as const;
    await openKeyCustody(options({ recover, ...typing(passphrase) }));
    expect(Buffer.from(await openKeyCustody(options(typing(passphrase))))).toEqual(Buffer.from(key));
  });

  it('takes no copy of another key, and goes on asking', async () => {
    const { options, home, dataDir, file, keyring, asked } = computer();
    makeData(dataDir, await openKeyCustody(options()));
    const before = readFileSync(file, 'utf8');
    writeKeyCopy(join(home, 'wrong.key'), randomBytes(32));
    keyring.available = false;
    let first = true;
    const recover: CustodyOptions['recover'] = async ({ details }) => {
      asked.push(`recover ${details.reason}`);
      const answer = first
        ? ({ choice: 'copy', file: join(home, 'wrong.key') } as const)
        : ({ choice: 'quit' } as const);
      first = false;
      return answer;
    };
    await expect(openKeyCustody(options({ recover }))).rejects.toEqual(refusal('another_key'));
    expect(asked).toEqual(['recover backend_changed', 'recover another_key']);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('is overcome with `hadir key import`, which puts the copy where the key file was', async () => {
    const { options, home, dataDir, keyring } = computer();
    const key = await openKeyCustody(options());
    makeData(dataDir, key);
    keyring.key = randomBytes(32);
    writeKeyCopy(join(home, 'sealing.key'), key);
    expect(Buffer.from(await openKeyCustody(options()))).toEqual(Buffer.from(key));
    rmSync(join(home, 'sealing.key'));
    expect(Buffer.from(await openKeyCustody(options()))).toEqual(Buffer.from(key));
  });
});

describe('a computer without a keyring', () => {
  const weak: [string, (keyring: KeyringDouble) => void][] = [
    ['basic_text', (keyring) => (keyring.backend = 'basic_text')],
    ['one that says it is there and closes with the known password', (keyring) => (keyring.mark = 'v10')],
    ['none available', (keyring) => (keyring.available = false)],
  ];
  it.each(weak)('(%s) asks for a passphrase and keeps nothing by the system', async (_, weaken) => {
    const { options, file, keyring, asked } = computer();
    weaken(keyring);
    const key = await openKeyCustody(options(typing(passphrase)));
    expect(written(file)).toMatchObject({ by: 'passphrase', cost: 14 });
    await expect(openKeyCustody(options())).rejects.toEqual(refusal('no_passphrase'));
    expect(asked).toEqual(['passphrase open', 'recover no_passphrase']);
    expect(Buffer.from(await openKeyCustody(options(typing(passphrase))))).toEqual(Buffer.from(key));
  });

  it('stays with the passphrase when a keyring appears', async () => {
    const { options, file, keyring } = computer();
    keyring.backend = 'basic_text';
    const key = await openKeyCustody(options(typing(passphrase)));
    keyring.backend = 'gnome_libsecret';
    expect(Buffer.from(await openKeyCustody(options(typing(passphrase))))).toEqual(Buffer.from(key));
    expect(written(file).by).toBe('passphrase');
  });

  it('asks again after a wrong one, slower each time, and says how often it was wrong', async () => {
    const { options, keyring, asked } = computer();
    keyring.available = false;
    const key = await openKeyCustody(options(typing(passphrase)));
    const answers = ['a', 'b', 'c', 'd', 'e', passphrase];
    const askPassphrase: CustodyOptions['askPassphrase'] = async (question) => {
      asked.push(JSON.stringify(question));
      return answers.shift() ?? null;
    };
    expect(Buffer.from(await openKeyCustody(options({ askPassphrase })))).toEqual(Buffer.from(key));
    const waits = asked.filter((line) => line.startsWith('wait'));
    expect(waits).toEqual(['wait 2', 'wait 4', 'wait 8']);
    expect(asked.at(-1)).toBe('{"purpose":"open","wrong":5}');
  });

  it('takes no weak passphrase', async () => {
    const { options, keyring } = computer();
    keyring.available = false;
    const weaknesses: unknown[] = [];
    const answers = ['hadir', 'aaaaaaaaaaaaaaaa', 'abcabcabcabcabc', '123456789012345', 'qwertyuiopas', passphrase];
    await openKeyCustody(
      options({
        askPassphrase: async (question) => {
          weaknesses.push('weakness' in question ? question.weakness : question);
          return answers.shift() ?? null;
        },
      }),
    );
    expect(weaknesses).toEqual([null, 'short', 'few', 'few', 'pattern', 'pattern']);
  });
});

describe('the headless key file', () => {
  function headless() {
    const at = computer();
    const key = readKeyFile(join(at.home, 'sealing.key'), true);
    return { ...at, key, plain: join(at.home, 'sealing.key') };
  }

  it('is taken over; it goes only when somebody wants that', async () => {
    const { options, key, plain, dataDir, file, asked } = headless();
    makeData(dataDir, key);
    expect(Buffer.from(await openKeyCustody(options()))).toEqual(Buffer.from(key));
    expect(asked).toEqual(['remove']);
    expect(existsSync(plain)).toBe(true);
    // Asked once, not at every start.
    await openKeyCustody(options());
    expect(asked).toEqual(['remove']);
    expect(written(file).plainKept).toBe(true);
  });

  it('goes, and the kept key still opens', async () => {
    const { options, key, plain, dataDir } = headless();
    makeData(dataDir, key);
    await openKeyCustody(options({ mayRemovePlain: async () => true }));
    expect(existsSync(plain)).toBe(false);
    expect(Buffer.from(await openKeyCustody(options()))).toEqual(Buffer.from(key));
  });

  it('of data elsewhere is not asked about: another station may read it', async () => {
    const { options, plain, asked } = headless();
    await openKeyCustody(options());
    expect(asked).toEqual([]);
    expect(existsSync(plain)).toBe(true);
  });

  it('of another station is not taken for data that is here', async () => {
    const { options, dataDir, file } = headless();
    makeData(dataDir, randomBytes(32));
    await expect(openKeyCustody(options())).rejects.toEqual(refusal('another_key'));
    expect(existsSync(file)).toBe(false);
  });
});

describe('a key that is not there', () => {
  it('is never made where data is', async () => {
    const { options, dataDir, file } = computer();
    makeData(dataDir, randomBytes(32));
    await expect(openKeyCustody(options())).rejects.toEqual(refusal('missing'));
    expect(existsSync(file)).toBe(false);
  });

  it.each(['', '{}', '{"version":1', '[]', '{"version":2}'])('is not made over a damaged file: %j', async (text) => {
    const { options, file } = computer();
    writeFileSync(file, text);
    await expect(openKeyCustody(options())).rejects.toEqual(refusal('damaged'));
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is told where the data folder came from another computer, and its copy is taken', async () => {
    const { options, dataDir, home } = computer();
    await openKeyCustody(options());
    const other = randomBytes(32);
    makeData(dataDir, other);
    writeKeyCopy(join(home, 'old-computer.key'), other);
    const recover = async () => ({ choice: 'copy', file: join(home, 'old-computer.key') }) as const;
    expect(Buffer.from(await openKeyCustody(options({ recover })))).toEqual(Buffer.from(other));
    expect(Buffer.from(await openKeyCustody(options()))).toEqual(Buffer.from(other));
  });
});

describe('a power cut at any step', () => {
  it.each([false, true])('loses no key (passphrase: %s)', async (byPassphrase) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 5 }),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        async (after, half, takenOver, remove) => {
          const { options, keyring, dataDir, home } = computer();
          if (byPassphrase) keyring.available = false;
          const more = { ...typing(passphrase), mayRemovePlain: async () => remove };
          const first = takenOver ? readKeyFile(join(home, 'sealing.key'), true) : await openKeyCustody(options(more));
          makeData(dataDir, first);
          // Somebody's key file and the computer's own may both be there: an import over a keyring that changed.
          if (!takenOver) {
            writeKeyCopy(join(home, 'sealing.key'), first);
            keyring.key = randomBytes(32);
          }
          await openKeyCustody(options({ ...more, disk: failingDisk(disk, after, half) })).catch((error) => {
            if (!(error instanceof PowerCut)) throw error;
          });
          expect(Buffer.from(await openKeyCustody(options(more)))).toEqual(Buffer.from(first));
        },
      ),
      { numRuns: byPassphrase ? 6 : 16 },
    );
  });
});

it('nothing of a key or a passphrase is logged', async () => {
  const { options, logged, keyring } = computer();
  keyring.available = false;
  const key = await openKeyCustody(options(typing(passphrase)));
  const text = JSON.stringify(logged);
  expect(text).toContain('made');
  expect(text).not.toContain(passphrase);
  expect(text).not.toContain(Buffer.from(key).toString('base64').slice(0, 12));
});

it('a key copy is the file that `hadir key import` reads, and never over another', () => {
  const { home } = computer();
  const key = randomBytes(32);
  mkdirSync(join(home, 'stick'));
  writeKeyCopy(join(home, 'stick/hadir.key'), key);
  expect(Buffer.from(readKeyFile(join(home, 'stick/hadir.key'), false))).toEqual(key);
  expect(() => writeKeyCopy(join(home, 'stick/hadir.key'), key)).toThrow('is there already');
  expect(() => writeKeyCopy(join(home, 'none/hadir.key'), key)).toThrow('cannot be written');
});
