/** Finds or fetches the packages of the computer that is packaged for. This computer's are those of the checkout; another's
 * are installed once and kept until package-lock.json changes, because the test and the next build want them again. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isOwn, type Target } from './target.ts';

/** Under which the lock file lies once everything is installed: an interrupted installation is none. */
const finished = 'installed.json';
const names = ['package.json', 'package-lock.json', '.npmrc'] as const;

const folderOf = (root: string, { platform, arch }: Target): string =>
  join(root, 'dist/packages', `${platform}-${arch}`);

/** The folder whose node_modules `target` needs; null where they are not on this computer. */
export function findPackages(root: string, target: Target): string | null {
  if (isOwn(target)) return root;
  const folder = folderOf(root, target);
  const lock = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return lock(join(folder, finished)) === lock(join(root, 'package-lock.json')) ? folder : null;
}

/** As `findPackages`, installing what is not there; needs the registry then. Throws an Error where it cannot be reached. */
export function ensurePackages(root: string, target: Target): string {
  const found = findPackages(root, target);
  if (found) return found;
  const folder = folderOf(root, target);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of names) copyFileSync(join(root, name), join(folder, name));
  install(folder, target);
  copyFileSync(join(root, 'package-lock.json'), join(folder, finished));
  return folder;
}

/** No package's own script runs: all of them bring finished binaries. */
function install(folder: string, { platform, arch }: Target): void {
  console.log(`Installing the packages for ${platform} ${arch}, once…`);
  const libc = platform === 'linux' ? ['--libc=glibc'] : [];
  const { status } = spawnSync(
    'npm',
    ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', `--os=${platform}`, `--cpu=${arch}`, ...libc],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`npm could not install the packages for ${platform} ${arch}. Is there a network?`);
}
