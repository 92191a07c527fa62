/** What the screens' commands of the shell do. */
import { app, screen } from 'electron';
import type { DesktopState } from '../../../src-shared/desktop.ts';
import type { UpdateState } from '../../../src-shared/desktop-updates.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Station } from '../../station/station.ts';
import { requireAdministrator } from './administrator.ts';
import type { DesktopHandlers } from './desktop-door.ts';
import type { SettingsChanges, SettingsFile } from './desktop-settings.ts';
import { listDisplays } from './displays.ts';
import type { Gate } from './gate-window.ts';
import { setStartAtLogin } from './login-item.ts';
import type { Office } from './office-window.ts';

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
