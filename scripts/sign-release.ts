/** `node scripts/sign-release.ts FOLDER`: writes and signs the list of a release (docs/updates.md), beside its installers and into
 * the latest*.yml that stations ask. The private key comes in HADIR_RELEASE_KEY, as PEM. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  listName,
  product,
  type ReleaseFile,
  type ReleaseList,
  readList,
  readReleaseKeys,
  signatureName,
  signList,
} from '../src-main/hosts/electron/updates/release.ts';

const platforms: Record<string, ReleaseFile['platform']> = {
  '.exe': 'win32',
  '.dmg': 'darwin',
  '.zip': 'darwin',
  '.AppImage': 'linux',
  '.deb': 'linux',
};

/** Answers the names listed. Throws where the key is not the one that stations have, or a name says no processor. */
export function signRelease(
  folder: string,
  version: string,
  privateKey: KeyObject,
  stationKeys: KeyObject[],
): string[] {
  const names = readdirSync(folder).filter((name) => extname(name) in platforms);
  if (names.length === 0) throw new Error(`${folder} has no installers.`);
  const list: ReleaseList = { format: 1, product, version, files: names.sort().map((name) => entryOf(folder, name)) };
  const bytes = Buffer.from(`${JSON.stringify(list, null, 2)}\n`);
  const signature = signList(bytes, privateKey);
  // A station would refuse the whole release: better here than there.
  readList(bytes, signature, stationKeys);
  writeFileSync(join(folder, listName), bytes);
  writeFileSync(join(folder, signatureName), signature);
  for (const name of readdirSync(folder)) if (/^latest.*\.yml$/.test(name)) sign(join(folder, name), bytes, signature);
  return names;
}

/** Two lines of base64 need no YAML library. */
function sign(file: string, list: Buffer, signature: string): void {
  const text = readFileSync(file, 'utf8');
  if (/^hadirRelease:/m.test(text)) throw new Error(`${file} is signed already.`);
  const lines = [`hadirRelease: ${list.toString('base64')}`, `hadirSignature: ${signature.trim()}`, ''];
  appendFileSync(file, `${text.endsWith('\n') ? '' : '\n'}${lines.join('\n')}`);
}

function entryOf(folder: string, name: string): ReleaseFile {
  const bytes = readFileSync(join(folder, name));
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  const platform = platforms[extname(name)] as ReleaseFile['platform'];
  return { name, platform, arch: archOf(name), size: bytes.length, sha512 };
}

/** As electron-builder names files, and Debian its packages. */
function archOf(name: string): ReleaseFile['arch'] {
  if (/arm64|aarch64/.test(name)) return 'arm64';
  if (/x64|x86_64|amd64/.test(name)) return 'x64';
  throw new Error(`${name} does not say for which processor it is.`);
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const [folder] = process.argv.slice(2);
  const { HADIR_RELEASE_KEY: pem = '' } = process.env;
  if (folder === undefined || pem === '')
    throw new Error('Usage: HADIR_RELEASE_KEY=… node scripts/sign-release.ts FOLDER');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const stationKeys = readReleaseKeys(readFileSync(join(root, 'resources/update-key.pem'), 'utf8'));
  const privateKey = createPrivateKey(pem);
  const name = createHash('sha256')
    .update(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }))
    .digest('hex');
  for (const file of signRelease(folder, version, privateKey, stationKeys)) console.log(file);
  console.log(`signed with the key ${name.slice(0, 16)}`);
}
