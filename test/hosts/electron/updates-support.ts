/** Releases as they are made: real keys, real files, real lists, on a disk of their own. */
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  listName,
  product,
  type ReleaseList,
  signatureName,
  signList,
} from '../../../src-main/hosts/electron/updates/release.ts';

export const keys = generateKeyPairSync('ed25519');
export const strangers = generateKeyPairSync('ed25519');
export const linux = { platform: 'linux', arch: 'x64' };
export const silent = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };

export function tempFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hadir-updates-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export const sha512 = (bytes: Uint8Array | string): string => createHash('sha512').update(bytes).digest('base64');

/** The installer of `version`: a program that runs. */
export function installerText(version: string): string {
  return `#!/bin/sh\necho "${version} $*" >> "$(dirname "$0")/ran"\n`;
}

export interface MadeRelease {
  /** The installer, on a "stick" with its list and signature beside it. */
  file: string;
  folder: string;
  list: Buffer;
  signature: string;
}

export interface ReleaseOptions {
  text?: string;
  name?: string;
  sign?: KeyObject;
  change?: (list: ReleaseList) => unknown;
}

export function makeRelease(version: string, options: ReleaseOptions = {}): MadeRelease {
  const { name = `Hadir-${version}-x64.AppImage`, sign = keys.privateKey, change = (list) => list } = options;
  const folder = join(tempFolder(), 'stick');
  mkdirSync(folder);
  const file = join(folder, name);
  const text = options.text ?? installerText(version);
  writeFileSync(file, text, { mode: 0o755 });
  const entry = {
    name: basename(file),
    platform: 'linux',
    arch: 'x64',
    size: Buffer.byteLength(text),
    sha512: sha512(text),
  };
  const list = Buffer.from(JSON.stringify(change({ format: 1, product, version, files: [entry] } as ReleaseList)));
  const signature = signList(list, sign);
  writeFileSync(join(folder, listName), list);
  writeFileSync(join(folder, signatureName), signature);
  return { file, folder, list, signature };
}
