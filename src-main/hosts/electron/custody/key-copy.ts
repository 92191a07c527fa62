/** The sealing key as a copy in the administrator's hands: the very file that `hadir key export` writes and `import` reads. */
import { writeFileSync } from 'node:fs';
import { StationError } from '../../../../src-shared/errors.ts';

/** Never over a file that is there. Throws `invalid_argument`. */
export function writeKeyCopy(file: string, key: Uint8Array): void {
  try {
    writeFileSync(file, `${Buffer.from(key).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const why = there ? 'is there already; choose another name' : 'cannot be written; choose another place';
    throw new StationError('invalid_argument', `${file} ${why}.`);
  }
}
