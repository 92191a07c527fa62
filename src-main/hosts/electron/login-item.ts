/** Whether the computer opens Hadir by itself when somebody signs in to it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

export const autostartName = 'hadir.desktop';

/** Linux has no call for it: desktops read a folder of entries. Throws what the file system throws. */
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
