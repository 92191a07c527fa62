/**
 * Lets electron-builder do all of its work where Electron's binary cannot be had: around an empty file in its place. What comes
 * out does not start; but what is in it, and where, is as in the real package. Nothing of this reaches a real one.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import type { Target } from './target.ts';

/** Makes the folder that stands for Electron, as electron-builder expects to find it. */
export function standInElectron(folder: string, { system }: Target, version: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'), { recursive: true });
  // Electron carries some fifty; the package keeps the ones that schools here read.
  for (const language of ['en-US', 'fr', 'id']) writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  const program = join(folder, system === 'win' ? 'electron.exe' : 'electron');
  writeFileSync(program, '');
  chmodSync(program, 0o755);
  writeFileSync(join(folder, 'version'), version);
  return folder;
}

/** What differs from electron-builder.yml: an empty file has no fuses, no place for a hash, no icon and no signature. */
export function standInConfiguration(electronDist: string, { system }: Target): Configuration {
  return {
    electronDist,
    forceCodeSigning: false,
    electronFuses: null,
    publish: null,
    ...(system === 'win' ? { win: { signAndEditExecutable: false }, disableAsarIntegrity: true } : {}),
  };
}
