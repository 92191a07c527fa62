import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readKeyFile } from '../../../../src-main/hosts/node/key-file.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hadir-key-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

const wrongKey = (text: string) =>
  expect.objectContaining({ code: 'wrong_key', message: expect.stringContaining(text) });

describe('the key file', () => {
  it('is made once, of 32 random bytes, and read again', () => {
    const [a, b] = [folder(), folder()].map((at) => join(at, 'sealing.key')) as [string, string];
    const key = readKeyFile(a, true);
    expect(key.length).toBe(32);
    expect(Buffer.from(readKeyFile(a, true))).toEqual(Buffer.from(key));
    expect(Buffer.from(readKeyFile(a, false))).toEqual(Buffer.from(key));
    expect(Buffer.from(readKeyFile(b, true))).not.toEqual(Buffer.from(key));
  });

  it.skipIf(process.platform === 'win32')('is for its owner only, like the folder made for it', () => {
    const path = join(folder(), 'new', 'sealing.key');
    readKeyFile(path, true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  });

  it('is not made where data is sealed with another', () => {
    const path = join(folder(), 'sealing.key');
    expect(() => readKeyFile(path, false)).toThrow(wrongKey('missing'));
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['empty', ''],
    ['too short', Buffer.alloc(31).toString('base64')],
    ['too long', Buffer.alloc(33).toString('base64')],
    ['no base64', '\u0000\u0001'],
  ])('that is damaged (%s) is refused and left as it is', (_what, text) => {
    const path = join(folder(), 'sealing.key');
    writeFileSync(path, text);
    for (const mayCreate of [true, false]) expect(() => readKeyFile(path, mayCreate)).toThrow(wrongKey('damaged'));
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('may end with a line break of any system', () => {
    const path = join(folder(), 'sealing.key');
    const text = Buffer.alloc(32, 9).toString('base64');
    for (const end of ['', '\n', '\r\n']) {
      writeFileSync(path, text + end);
      expect(Buffer.from(readKeyFile(path, false))).toEqual(Buffer.alloc(32, 9));
    }
  });

  it('that cannot be written says so', () => {
    const file = join(folder(), 'a file');
    writeFileSync(file, '');
    expect(() => readKeyFile(join(file, 'sealing.key'), true)).toThrow(expect.objectContaining({ code: 'wrong_key' }));
  });

  it('that cannot be read says so', () => {
    expect(() => readKeyFile(folder(), true)).toThrow(wrongKey('cannot be read'));
  });
});
