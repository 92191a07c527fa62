/** What the rest of the station may use of the store. */
export { databasePath, type OpenOptions, openStore, type StationStore } from './open.ts';
export { createSeal, keyBytes, type Seal } from './seal.ts';
