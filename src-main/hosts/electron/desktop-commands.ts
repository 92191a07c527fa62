/** What the screens' commands of the shell do. */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, screen } from 'electron';
import type { DesktopState, UpdateState } from '../../../src-shared/desktop.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Station } from '../../station/station.ts';
import type { DesktopHandlers } from './desktop-door.ts';
import type { SettingsChanges, SettingsFile } from './desktop-settings.ts';
import type { Gate } from './gate-window.ts';
import type { Office } from './office-window.ts';
import { listDisplays } from './window.ts';

/** The way out of the kiosk: an administrator's name and password, checked by the station's own sign-in, so that wrong ones are
 * counted, locked out and noted as anywhere else. */
export interface Credentials {
  name?: string | undefined;
  password?: string | undefined;
}

/** Throws as `staff.signIn` does, and `forbidden` for another role. Where nobody has been set up there is nobody to ask: it lets
 * pass. */
export async function requireAdministrator(
  station: Pick<Station, 'call'>,
  { name = '', password = '' }: Credentials,
): Promise<void> {
  const { needed } = await station.call('setup.status', {});
  if (needed) return;
  const { token, staff } = await station.call('staff.signIn', { name, password });
  // Only the answer was wanted: nobody is signed in by it.
  await station.call('staff.signOut', { token });
  if (staff.role !== 'administrator')
    throw new StationError('forbidden', 'This needs the role administrator.', { role: 'administrator' });
}

/** What the commands need of the updates. */
export interface UpdateControls {
  state(): UpdateState;
  check(): void;
  /** Now; false where nothing is ready. */
  install(): Promise<boolean>;
  /** Asks for a file; false: none was chosen. */
  fromFile(): Promise<boolean>;
}

export interface CommandOptions {
  platform: NodeJS.Platform;
  station: Pick<Station, 'call'>;
  settings: SettingsFile;
  gate: Gate;
  office: Office;
  updates: UpdateControls;
  problems: readonly string[];
  /** The settings were saved. */
  onSaved(): void;
  quit(): void;
}

export function desktopCommands(options: CommandOptions): DesktopHandlers & { state(): DesktopState } {
  const { station, settings, gate, office, updates } = options;

  const state = (): DesktopState => ({
    settings: settings.get(),
    kiosk: gate.locked(),
    officeOpen: office.isOpen(),
    displays: listDisplays(),
    version: app.getVersion(),
    problems: [...options.problems],
    updates: updates.state(),
  });

  function save(changes: SettingsChanges): void {
    if (changes.startAtLogin !== undefined) setStartAtLogin(changes.startAtLogin, options.platform);
    settings.save(changes);
    options.onSaved();
  }

  return {
    state,
    'desktop.state': state,
    'desktop.saveSettings': (changes) => {
      const before = settings.get();
      save(changes);
      const { kiosk, gateDisplay } = settings.get();
      if (kiosk !== before.kiosk) kiosk ? gate.lock() : gate.unlock();
      if (gateDisplay !== before.gateDisplay) gate.place(true);
      return state();
    },
    'desktop.useLanguage': ({ language }) => {
      if (settings.get().language !== language) save({ language });
      return { saved: true };
    },
    'desktop.openOffice': () => {
      // Over a kiosk's only display a second window would be a way past the gate.
      if (gate.locked() && screen.getAllDisplays().length < 2) return { opened: 'here' };
      office.show();
      return { opened: 'window' };
    },
    'desktop.openGate': () => {
      gate.show();
      return { opened: true };
    },
    'desktop.enterKiosk': () => {
      if (!settings.get().kiosk)
        throw new StationError(
          'not_supported',
          'The gate of this computer is no kiosk. An administrator may choose one.',
        );
      gate.show();
      gate.lock();
      return state();
    },
    'desktop.exitKiosk': async (credentials) => {
      if (gate.locked()) {
        await requireAdministrator(station, credentials);
        gate.unlock();
      }
      return state();
    },
    'desktop.quit': async (credentials) => {
      if (gate.locked()) await requireAdministrator(station, credentials);
      options.quit();
      return { quitting: true };
    },
    'desktop.checkUpdates': () => {
      updates.check();
      return { checking: true };
    },
    'desktop.installUpdate': async () => ({ installing: await updates.install() }),
    'desktop.updateFromFile': async () => ({ taken: await updates.fromFile() }),
  };
}

export const autostartName = 'hadir.desktop';

/** Whether the computer opens Hadir by itself when somebody signs in to it. Linux has no call for it: desktops read a folder of
 * entries. Throws what the file system throws. */
export function setStartAtLogin(on: boolean, platform: NodeJS.Platform): void {
  // A development build would register the bare Electron.
  if (!app.isPackaged) return;
  if (platform !== 'linux') app.setLoginItemSettings({ openAtLogin: on });
  else setAutostart(on);
}

function setAutostart(on: boolean): void {
  const folder = join(app.getPath('appData'), 'autostart');
  const entry = join(folder, autostartName);
  if (!on) {
    rmSync(entry, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true });
  // An AppImage runs from a folder that is another one at each start; it says itself where it lies.
  writeFileSync(entry, autostartEntry(process.env.APPIMAGE ?? app.getPath('exe')));
}

/** By the Desktop Entry Specification 1.5: the program in quotes, with `"`, `` ` ``, `$` and `\` escaped, and a percent sign
 * doubled; then once more as a value, where a backslash is doubled. */
export function autostartEntry(program: string): string {
  const quoted = `"${program.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`.replaceAll('\\', '\\\\');
  return `[Desktop Entry]\nType=Application\nName=Hadir\nExec=${quoted}\nX-GNOME-Autostart-enabled=true\n`;
}
