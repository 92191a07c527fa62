/** A letterhead while it is being written. */
import type { Letterhead } from '../../../../src-shared/contract/reports.ts';

export interface Draft extends Omit<Letterhead, 'hasLogo'> {
  /** `keep`: as it is stored. */
  logo: Uint8Array | 'keep' | null;
}
