/** File formats of the station, in one port. */
import { unfinished } from '../../src-shared/unfinished.ts';
import type { Files } from '../station/ports/files.ts';

export const files: Files = unfinished();
