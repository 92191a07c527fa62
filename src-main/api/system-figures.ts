/** How busy the computer is, in percent 0..100 with one decimal. A host measures; the server dialect tells. */

export interface SystemFigures {
  cpu: number;
  memory: number;
  /** Of the volume that holds the data directory. */
  disk: number;
}

export type MeasureSystem = () => Promise<SystemFigures>;
