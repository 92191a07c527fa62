/** Before an update: a backup of its own that no rotation removes, the installer of what runs, and a note of both: the way back. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyChecked, type Installers, type KeptFile } from './installers.ts';
import { asProblem, updateProblem } from './problem.ts';
import type { Records } from './records.ts';

export interface PrepareOptions {
  records: Records;
  installers: Installers;
  /** What runs, and what is about to. */
  from: string;
  to: string;
  /** Makes a backup of the station and answers its file. */
  backUp(): Promise<string>;
  /** The installer of what runs, where the system still has it: an AppImage is its own. */
  presentInstaller(): string | null;
}

/** Throws `import_refused` (`reason` backup, storage_full). */
export async function prepareUpdate(options: PrepareOptions): Promise<void> {
  const { records, installers, from, to } = options;
  try {
    const backup = await keepBackup(options, join(records.folder, 'before-update'));
    const installer = await keepPresent(options);
    records.write('way-back.json', { from: to, to: from, installer, backup });
    await installers.prune([from, to]);
  } catch (error) {
    throw updateProblem(asProblem(error, 'backup').reason);
  }
}

async function keepBackup({ backUp, from, to }: PrepareOptions, folder: string): Promise<KeptFile> {
  const made = await backUp();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `pre-update-${from}-to-${to}.backup`;
  const kept = await copyChecked(made, join(folder, name));
  for (const old of await readdir(folder)) if (old !== name) await rm(join(folder, old), { force: true });
  return kept;
}

/** null: the first installation from an installer that nobody kept. The update goes on; a roll-back would ask for the file. */
async function keepPresent({ installers, from, presentInstaller }: PrepareOptions): Promise<KeptFile | null> {
  const kept = await installers.find(from);
  if (kept) return kept;
  const present = presentInstaller();
  return present === null ? null : installers.keep(from, present);
}
