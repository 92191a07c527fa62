/** The desktop around a running station: windows, tray, power, displays, and the door by which its pages reach all that. */
import { join } from 'node:path';
import { app, ipcMain, MessageChannelMain, session } from 'electron';
import type { Logger } from '../../station/ports.ts';
import type { RunningHost } from '../node/host.ts';
import { registerAppProtocol } from './app-protocol.ts';
import { desktopCommands, type UpdateControls } from './desktop-commands.ts';
import { openDesktopDoor } from './desktop-door.ts';
import type { SettingsFile } from './desktop-settings.ts';
import { createGate } from './gate-window.ts';
import { guardContents, guardSession } from './guards.ts';
import { openIpc } from './ipc.ts';
import { createOffice } from './office-window.ts';
import { watchPower } from './power.ts';
import { askClosing, type Quit } from './quit.ts';
import { onSecondStart } from './single-instance.ts';
import { showTray } from './tray.ts';
import { offlinePage, type WindowSurroundings, watchDisplays } from './window.ts';
import { languageOf } from './words/index.ts';
import { createFramePorts } from './worker.ts';

export interface ShellOptions {
  root: string;
  platform: NodeJS.Platform;
  host: RunningHost;
  settings: SettingsFile;
  updates: UpdateControls & { onState(listener: () => void): () => void };
  quit: Quit;
  log: Logger;
}

/** Opens the gate, and the office where the settings want it. */
export function openShell({ root, platform, host, settings, updates, quit, log }: ShellOptions): void {
  const { station, vision } = host;
  const language = () => languageOf(settings.get().language, app);
  guardSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  registerAppProtocol(session.defaultSession, { renderer: join(root, 'dist/renderer') });

  const surroundings: WindowSurroundings = {
    platform,
    preload: join(root, 'dist/main/preload.cjs'),
    offline: () => offlinePage(language()),
    admit: (contents) => ipc.admit(contents),
    onSessionEnd: () => void quit.now(),
    log,
  };
  const changed = (): void => {
    door.tell({ type: 'state', state: commands.state() });
    tray.refresh();
  };
  const ask = (what: 'exit' | 'quit'): void => {
    gate.show();
    door.tell({ type: 'ask', what });
  };
  /** From the tray, a menu or a window: only a kiosk asks who it is. */
  const leave = (): void => {
    if (gate.locked()) ask('quit');
    else void quit.now();
  };
  const gate = createGate({
    ...surroundings,
    settings: settings.get,
    onAsk: ask,
    onChange: () => changed(),
    async mayClose(window) {
      const answer = await askClosing(window, language());
      if (answer === 'quit') void quit.now();
      return answer === 'close';
    },
  });
  const office = createOffice({ ...surroundings, settings: settings.get, onChange: () => changed() });
  const commands = desktopCommands({
    platform,
    station,
    settings,
    gate,
    office,
    updates,
    problems: host.problems,
    onSaved: () => changed(),
    quit: () => void quit.now(),
  });
  const door = openDesktopDoor(commands);
  const frames = createFramePorts({ vision, newChannel: () => new MessageChannelMain() });
  const ipc = openIpc({ ipcMain, station, log, frames, desktop: door });
  const tray = showTray({
    root,
    platform,
    language,
    canLock: () => settings.get().kiosk && !gate.locked(),
    openGate: gate.show,
    openOffice: office.show,
    lock: () => {
      gate.show();
      gate.lock();
    },
    quit: leave,
  });

  quit.mayQuit = () => {
    if (gate.locked()) ask('quit');
    return !gate.locked();
  };
  quit.onEnd(() => tray.close());
  quit.onEnd(() => ipc.close());
  quit.onEnd(watchPower({ onResume: () => door.tell({ type: 'resumed' }), log }));
  quit.onEnd(
    watchDisplays(() => {
      gate.place();
      office.place();
      changed();
    }),
  );
  quit.onEnd(updates.onState(changed));
  onSecondStart(gate.show);
  // macOS: the dock's icon, while no window is open.
  app.on('activate', gate.show);
  gate.show();
  if (settings.get().office) office.show();
}
