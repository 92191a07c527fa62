/**
 * `npm run package [-- SYSTEM[-ARCH]] [--unsigned] [--stand-in] [--out FOLDER] [--work FOLDER]`: makes the installers of this computer's system,
 * signed, in dist/installers. --unsigned: for trying out, never for schools. --stand-in: the folder that an installer would
 * hold, around an empty file instead of Electron, for any system; that is what the tests open.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { mapsFolder, packSourceMaps } from './packaging/source-maps.ts';
import { stage } from './packaging/stage.ts';
import { standInConfiguration, standInElectron } from './packaging/stand-in.ts';
import { type Target, targetOf } from './packaging/target.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const platforms = { linux: Platform.LINUX, win: Platform.WINDOWS, mac: Platform.MAC };
const ownSystem = { linux: 'linux', win32: 'win', darwin: 'mac' } as Readonly<Record<string, string>>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    unsigned: { type: 'boolean', default: false },
    'stand-in': { type: 'boolean', default: false },
    out: { type: 'string' },
    work: { type: 'string' },
  },
});

function configuration(target: Target, work: string, output: string): Configuration {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  const common: Configuration = { directories: { output }, electronVersion: version };
  if (values['stand-in'])
    return { ...common, ...standInConfiguration(standInElectron(join(work, 'electron'), target, version), target) };
  return values.unsigned
    ? { ...common, forceCodeSigning: false, publish: null, mac: { notarize: false, identity: null } }
    : common;
}

const target = targetOf(positionals[0] ?? ownSystem[process.platform] ?? process.platform);
const work = resolve(values.work ?? join(root, 'dist/packaging', `${target.system}-${target.arch}`));
const output = resolve(values.out ?? join(root, 'dist/installers'));
const project = join(work, 'app');
await stage(root, project, target);
await build({
  projectDir: project,
  targets: platforms[target.system].createTarget(values['stand-in'] ? 'dir' : null, Arch[target.arch]),
  config: configuration(target, work, output),
  publish: 'never',
});
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const maps = `Hadir-${version}-source-maps-${target.system}-${target.arch}`;
packSourceMaps(join(work, mapsFolder), output, maps);
console.log(output);
