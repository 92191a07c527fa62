import type { MadeFile } from '../../../../src-shared/contract/fields.ts';
import { StationError } from '../../../../src-shared/errors.ts';

export async function exportOneRoster(_c: unknown): Promise<MadeFile> {
  throw new StationError('not_supported', 'x');
}
