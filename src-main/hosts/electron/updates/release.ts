/**
 * The signed list of a release: which files it has, for which computers, with their hashes. Whatever brings an installer here,
 * the feed or a stick, nothing runs that a list signed with the release key does not name.
 */
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { updateProblem } from './problem.ts';
import { compareVersions, isVersion } from './versions.ts';

/** electron-builder's appId: lists of other programs signed with the same key are none of ours. */
export const product = 'id.hadir.station';
export const listName = 'hadir-release.json';
export const signatureName = `${listName}.sig`;
/** Bytes; a list has a handful of lines. */
export const longestList = 64 * 1024;

const releaseFile = z.object({
  /** Without folders. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._ -]{0,120}$/),
  platform: z.enum(['win32', 'darwin', 'linux']),
  arch: z.enum(['x64', 'arm64']),
  size: z.int().positive(),
  /** Base64, as in electron-builder's latest.yml. */
  sha512: z.base64().length(88),
});

const releaseList = z.object({
  format: z.literal(1),
  product: z.string().max(100),
  version: z.string().refine(isVersion),
  files: z.array(releaseFile).max(50),
});

export type ReleaseFile = z.output<typeof releaseFile>;
export type ReleaseList = z.output<typeof releaseList>;

export interface Computer {
  platform: string;
  arch: string;
}

/** Every public key of a PEM text; none for the placeholder of a build that nobody has released. Throws for a broken one. */
export function readReleaseKeys(pem: string): KeyObject[] {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  const keys = blocks.map((block) => createPublicKey(block));
  if (keys.some((key) => key.asymmetricKeyType !== 'ed25519')) throw new TypeError('A release key must be Ed25519.');
  return keys;
}

/** The signature's text for `signatureName`. */
export function signList(list: Uint8Array, privateKey: KeyObject): string {
  return `${sign(null, list, privateKey).toString('base64')}\n`;
}

/** The signature is checked before a byte of the list is read. Throws `import_refused` (`reason` no_release_key, signature,
 * other_product). */
export function readList(list: Uint8Array, signature: string, keys: readonly KeyObject[]): ReleaseList {
  if (keys.length === 0) throw updateProblem('no_release_key');
  const bytes = Buffer.from(signature.trim(), 'base64');
  if (list.length > longestList || !keys.some((key) => verify(null, list, key, bytes)))
    throw updateProblem('signature');
  const parsed = releaseList.safeParse(JSON.parse(Buffer.from(list).toString('utf8')));
  if (!parsed.success) throw updateProblem('signature');
  if (parsed.data.product !== product) throw updateProblem('other_product');
  return parsed.data;
}

/** The entry of the file called `name`. Throws `import_refused` (`reason` hash: not listed; other_computer). */
export function entryOf(list: ReleaseList, name: string, computer: Computer): ReleaseFile {
  const entry = list.files.find((file) => file.name === name);
  if (!entry) throw updateProblem('hash');
  if (entry.platform !== computer.platform || entry.arch !== computer.arch) throw updateProblem('other_computer');
  return entry;
}

/** Throws `import_refused` (`reason` older). */
export function requireNewer(list: ReleaseList, present: string): void {
  if (compareVersions(list.version, present) <= 0) throw updateProblem('older');
}
