/** This computer's own settings of the shell, in a small file beside the data folder. A file that cannot be read costs nobody
 * the gate: it is put aside and the defaults hold. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DesktopSettings, desktopSettings } from '../../../src-shared/desktop.ts';
import type { Logger } from '../../station/ports.ts';

export const settingsFileName = 'desktop.json';

export type SettingsChanges = { [K in keyof DesktopSettings]?: DesktopSettings[K] | undefined };

export interface SettingsFile {
  get(): DesktopSettings;
  /** What is absent or undefined stays. Throws what the file system throws; then the old settings hold. */
  save(changes: SettingsChanges): void;
}

export function openSettings(path: string, log: Pick<Logger, 'warn'>): SettingsFile {
  let settings = read(path, log);
  return {
    get: () => settings,
    save(changes) {
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const next = desktopSettings.parse({ ...settings, ...Object.fromEntries(given) });
      write(path, next);
      settings = next;
    },
  };
}

function read(path: string, log: Pick<Logger, 'warn'>): DesktopSettings {
  try {
    return desktopSettings.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') putAside(path, log);
    return desktopSettings.parse({});
  }
}

function putAside(path: string, log: Pick<Logger, 'warn'>): void {
  log.warn({}, `${settingsFileName} cannot be read; it is kept as ${settingsFileName}.damaged, and the defaults hold.`);
  try {
    renameSync(path, `${path}.damaged`);
  } catch {
    // It may not even be ours to move.
  }
}

/** By way of a second file: a power cut leaves the old settings or the new ones. */
function write(path: string, settings: DesktopSettings): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(settings, null, 2)}\n`, { flush: true });
  renameSync(`${path}.new`, path);
}
