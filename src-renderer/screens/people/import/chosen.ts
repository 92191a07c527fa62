/** The file of an import on its way from choosing to storing. */
import type { CommandInput } from '../../../../src-shared/contract.ts';

export interface Chosen {
  bytes: Uint8Array;
  fileName: string;
  oneRoster: boolean;
  /** Empty: the columns are guessed. */
  mapping: NonNullable<CommandInput<'roster.preview'>['mapping']>;
}
