import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { endAll, temporaryFolder } from '../../support/station-process.ts';
import { installElectron } from './boot.ts';

afterAll(endAll);
afterEach(() => vi.unstubAllEnvs());

async function load(isPackaged = true) {
  const folder = temporaryFolder();
  const electron = installElectron({ isPackaged, userData: folder });
  return { electron, folder, ...(await import('../../../src-main/hosts/electron/desktop-commands.ts')) };
}

describe('start at login', () => {
  it.each(['win32', 'darwin'] as const)('is asked of the system on %s', async (platform) => {
    const { electron, setStartAtLogin } = await load();
    setStartAtLogin(true, platform);
    expect(electron.app.loginItem.openAtLogin).toBe(true);
    setStartAtLogin(false, platform);
    expect(electron.app.loginItem.openAtLogin).toBe(false);
  });

  it('is an entry of the autostart folder on Linux, that names the AppImage where it is one', async () => {
    const { folder, setStartAtLogin, autostartName } = await load();
    const entry = join(folder, 'autostart', autostartName);
    vi.stubEnv('APPIMAGE', '/home/sekolah/Hadir 1.0.AppImage');
    setStartAtLogin(true, 'linux');
    expect(readFileSync(entry, 'utf8')).toContain('\nExec="/home/sekolah/Hadir 1.0.AppImage"\n');
    setStartAtLogin(false, 'linux');
    setStartAtLogin(false, 'linux');
    expect(existsSync(entry)).toBe(false);
  });

  it('writes signs of a path as the specification wants them', async () => {
    const { autostartEntry } = await load();
    expect(autostartEntry('/opt/100% $HADIR')).toContain('Exec="/opt/100%% \\\\$HADIR"');
    expect(autostartEntry('/opt/a"b\\c')).toContain('Exec="/opt/a\\\\"b\\\\\\\\c"');
  });

  it('leaves the developer alone', async () => {
    const { electron, setStartAtLogin } = await load(false);
    setStartAtLogin(true, 'win32');
    expect(electron.app.loginItem.openAtLogin).toBe(false);
  });
});
