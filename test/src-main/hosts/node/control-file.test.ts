import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readControlFile, removeControlFile, writeControlFile } from '../../../../src-main/hosts/node/control-file.ts';

const content = {
  pid: 7,
  address: 'http://127.0.0.1:8000',
  addresses: { main: 'https://127.0.0.1:8000', biometric: null },
  token: 't'.repeat(43),
};

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hadir-control-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

it('is read as it was written, until it is removed', () => {
  const dataDir = folder();
  expect(readControlFile(dataDir)).toBeNull();
  writeControlFile(dataDir, content);
  expect(readControlFile(dataDir)).toEqual(content);
  removeControlFile(dataDir);
  removeControlFile(dataDir);
  expect([readControlFile(dataDir), readdirSync(dataDir)]).toEqual([null, []]);
});

it.skipIf(process.platform === 'win32')('is for its owner only, whatever lay there before', () => {
  const dataDir = folder();
  const path = join(dataDir, 'station.control.json');
  writeFileSync(path, '');
  chmodSync(path, 0o666);
  writeControlFile(dataDir, content);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it.each(['', '{', '[]', '{"address": "http://127.0.0.1:8000"}', JSON.stringify({ ...content, address: 'file:///x' })])(
  'is none where it is broken or foreign (%s)',
  (text) => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'station.control.json'), text);
    expect(readControlFile(dataDir)).toBeNull();
  },
);
