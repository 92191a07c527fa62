/** What an import brings over, wherever it comes from: one entry of a list, or one photo of a folder. */

export interface ImportItem {
  /** Names it in the report: a file, or `entry 12 (Budi)`. */
  label: string;
  /** Absent where the source numbers nobody; then the station does. */
  userId?: number;
  name: string;
  /** Reads what there is of the face, when its turn has come; null where the source has nothing to offer. */
  face: (() => Promise<ImportedFace>) | null;
}

export type ImportedFace = { photo: Uint8Array } | { embedding: number[] };

/** Something in the source that cannot be brought over. */
export interface RefusedItem {
  label: string;
  refused: string;
}

export type ImportSource = AsyncIterable<ImportItem | RefusedItem>;
