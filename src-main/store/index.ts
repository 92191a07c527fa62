/** What the rest of the station may use of the store. */
export { type BackupReport, backup } from './backup.ts';
export { erasedAt, lossOf, markErased, refuseLoss } from './data-loss.ts';
export { backupName, countBackup, fullOnes, restoreNewest } from './full-backups.ts';
export { type Contents, type Examination, examine } from './inspect.ts';
export { type FolderLock, lastHolder, lockFolder } from './lock.ts';
export { databasePath, type OpenOptions, openStore, type StationStore } from './open.ts';
export { eraseDatabases, type RestoreReport, restore } from './restore.ts';
export { createSeal, keyBytes, type Seal } from './seal.ts';
