/** The real configuration, as electron-builder itself reads and checks it: what the stand-in leaves out must be in here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { beforeAll, describe, expect, it } from 'vitest';
import { standInConfiguration } from '../../scripts/packaging/stand-in.ts';
import { targetOf, targets } from '../../scripts/packaging/target.ts';
import { root } from './packaged.ts';

interface Tool {
  getConfig(projectDir: string, file: string, more: null): Promise<Configuration>;
  validateConfiguration(config: Configuration, debug: { isEnabled: boolean; add(): void }): Promise<void>;
}
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const tool = fromBuilder('app-builder-lib/out/util/config/config') as Tool;

let config: Configuration;
beforeAll(async () => {
  config = await tool.getConfig(root, 'electron-builder.yml', null);
}, 60_000);

describe('electron-builder.yml', () => {
  it('is valid by electron-builder’s own schema', async () => {
    await expect(tool.validateConfiguration(config, { isEnabled: false, add() {} })).resolves.toBeUndefined();
    const wrong = { ...config, mac: { ...config.mac, hardenedRuntimes: true } } as Configuration;
    await expect(tool.validateConfiguration(wrong, { isEnabled: false, add() {} })).rejects.toThrow(
      /configuration\.mac/,
    );
  });

  it('burns every fuse the safe way', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('seals the app: an archive, its hash in the program', () => {
    expect(config.asar).not.toBe(false);
    expect(config.disableAsarIntegrity).toBeUndefined();
  });

  it('lets nothing out that is not signed', () => {
    expect(config.forceCodeSigning).toBe(true);
    expect(config.win).toMatchObject({ verifyUpdateCodeSignature: true });
    expect(config.win?.signAndEditExecutable).toBeUndefined();
    expect(config.mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    expect(config.mac?.identity).toBeUndefined();
  });

  it('makes for each system what schools install', () => {
    const made = Object.fromEntries(
      (['win', 'mac', 'linux'] as const).map((system) => [system, config[system]?.target]),
    );
    expect(made).toEqual({
      win: [{ target: 'nsis', arch: ['x64'] }],
      mac: [
        { target: 'dmg', arch: ['arm64'] },
        { target: 'zip', arch: ['arm64'] },
      ],
      linux: [
        { target: 'AppImage', arch: ['x64', 'arm64'] },
        { target: 'deb', arch: ['x64', 'arm64'] },
      ],
    });
  });

  it('asks on Windows, in Indonesian and English, for whom to install, and leaves the school’s data', () => {
    expect(config.nsis).toMatchObject({
      oneClick: false,
      perMachine: false,
      allowElevation: true,
      multiLanguageInstaller: true,
      displayLanguageSelector: true,
      installerLanguages: ['id_ID', 'en_US'],
      deleteAppDataOnUninstall: false,
    });
  });

  it('says on a Mac, in both languages, why it wants the camera', () => {
    const entitlements = readFileSync(join(root, String(config.mac?.entitlements)), 'utf8');
    expect(entitlements).toContain('com.apple.security.device.camera');
    expect(entitlements).not.toMatch(/disable-library-validation|allow-dyld|get-task-allow|device\.audio/);
    expect(config.mac?.extendInfo.NSCameraUsageDescription).toMatch(/camera/);
    for (const language of ['id', 'en'])
      expect(readFileSync(join(root, `resources/installer/mac/${language}.lproj/InfoPlist.strings`), 'utf8')).toMatch(
        /^"NSCameraUsageDescription" = ".{20,}";$/m,
      );
  });

  it('has a name for every file that tells version, system and processor, and no secret', () => {
    for (const system of ['win', 'mac', 'linux'] as const)
      expect(config[system]?.artifactName).toMatch(/^Hadir-\$\{version\}-\w+-\$\{arch\}\.\$\{ext\}$/);
    const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    expect(text).not.toMatch(/password|token|certificateFile|BEGIN |https?:\/\//i);
    expect(config.publish).toMatchObject({
      provider: 'generic',
      url: expect.stringMatching(/^\$\{env\.HADIR_UPDATE_URL\}$/),
    });
  });

  it('names pictures and texts that are there', () => {
    const folder = join(root, 'resources/installer');
    for (const asset of [config.win?.icon, config.mac?.icon, config.linux?.icon, config.nsis?.license])
      expect(existsSync(join(folder, String(asset))), String(asset)).toBe(true);
    expect(readdirSync(join(folder, 'icons'))).toContain('512x512.png');
  });
});

describe('the stand-in', () => {
  it('differs in what an empty file cannot have, and on Windows in the seal too; in nothing else', () => {
    const common = ['electronDist', 'electronFuses', 'forceCodeSigning', 'publish'];
    expect(Object.keys(standInConfiguration('x', targetOf('linux-x64'))).sort()).toEqual(common);
    const windows = [...common, 'disableAsarIntegrity', 'win'].sort();
    expect(Object.keys(standInConfiguration('x', targetOf('win'))).sort()).toEqual(windows);
  });
});

describe('targetOf', () => {
  it('finds a system and its processor', () => {
    for (const target of targets) expect(targetOf(`${target.system}-${target.arch}`)).toBe(target);
    expect(targetOf('win').arch).toBe('x64');
    expect(targetOf('mac').arch).toBe('arm64');
  });

  it.each(['win-arm64', 'mac-x64', 'freebsd', ''])('refuses %j and says what there is', (name) => {
    expect(() => targetOf(name)).toThrow(/there is one for linux-x64, linux-arm64, win-x64, mac-arm64/);
  });
});
