/** Back to the version before: offered at the third start, program and data together or neither, wherever the power goes. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { disk } from '../../../src-main/hosts/electron/custody/disk.ts';
import { Installers, isIntact } from '../../../src-main/hosts/electron/updates/installers.ts';
import { type PrepareOptions, prepareUpdate } from '../../../src-main/hosts/electron/updates/prepare.ts';
import { Records, type WayBack } from '../../../src-main/hosts/electron/updates/records.ts';
import { checkStart, finishRollback, healthyAfter } from '../../../src-main/hosts/electron/updates/start-check.ts';
import { backup, databasePath, openStore, restore } from '../../../src-main/store/index.ts';
import { addPerson } from '../../src-main/store/support.ts';
import { failingDisk, PowerCut } from './key-custody-support.ts';
import { installerText, silent, tempFolder } from './updates-support.ts';

const now = () => new Date('2026-11-20T03:00:00Z');
const key = createHash('sha256').update('a key for tests').digest();

let template: string | null = null;

/** A computer on which 0.1.0 ran with one person, and was updated to 0.2.0, which met a second. Made once, then copied. */
async function updated() {
  const home = join(tempFolder(), 'home');
  template ??= await makeTemplate();
  cpSync(template, home, { recursive: true });
  const records = new Records(join(home, 'updates'));
  const installers = new Installers(join(home, 'installers'));
  const note = join(records.folder, 'way-back.json');
  writeFileSync(note, readFileSync(note, 'utf8').replaceAll(template, home));
  const way = records.read('way-back.json') as WayBack;
  return { home, dataDir: join(home, 'station'), records, installers, prepare: prepareIn(home), way };
}

afterAll(() => {
  if (template) rmSync(template, { recursive: true, force: true });
});

function prepareIn(home: string): PrepareOptions {
  return {
    records: new Records(join(home, 'updates')),
    installers: new Installers(join(home, 'installers')),
    from: '0.1.0',
    to: '0.2.0',
    backUp: async () => join(home, 'hadir.backup'),
    presentInstaller: () => join(home, 'Hadir-0.1.0.AppImage'),
  };
}

async function makeTemplate(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'hadir-updated-'));
  const dataDir = join(home, 'station');
  mkdirSync(dataDir);
  meet(dataDir, 'Ani');
  const store = openStore({ path: databasePath(dataDir), key, access: 'read' });
  backup(store, join(home, 'hadir.backup'));
  store.close();
  writeFileSync(join(home, 'Hadir-0.1.0.AppImage'), installerText('0.1.0'));
  await prepareUpdate(prepareIn(home));
  meet(dataDir, 'Budi');
  return home;
}

function meet(dataDir: string, name: string): void {
  const store = openStore({ path: databasePath(dataDir), key });
  addPerson(store, { name });
  store.close();
}

function names(dataDir: string, file = databasePath(dataDir)): string[] {
  const store = openStore({ path: file, key, access: 'read' });
  const { people } = store.people.list(1, '', 100, 0);
  store.close();
  return people.map((person) => person.name).sort();
}

describe('before an update', () => {
  it('a backup of its own and the installer of what runs are kept, and noted', async () => {
    const { way, home } = await updated();
    expect(way).toMatchObject({ from: '0.2.0', to: '0.1.0' });
    expect(way.backup.path).toContain('pre-update-0.1.0-to-0.2.0.backup');
    expect(await isIntact(way.backup)).toBe(true);
    expect(way.installer && readFileSync(way.installer.path, 'utf8')).toBe(installerText('0.1.0'));
    // The station's rotation may take its own copy.
    rmSync(join(home, 'hadir.backup'));
    expect(await isIntact(way.backup)).toBe(true);
  });

  it('the way back from the version before that goes: there is one at a time', async () => {
    const { installers, prepare, home } = await updated();
    const next = join(home, 'Hadir-0.2.0.AppImage');
    writeFileSync(next, installerText('0.2.0'));
    await installers.keep('0.2.0', next);
    await prepareUpdate({ ...prepare, from: '0.2.0', to: '0.3.0' });
    expect(readdirSync(join(home, 'installers'))).toEqual(['0.2.0']);
    expect(readdirSync(join(home, 'updates/before-update'))).toEqual(['pre-update-0.2.0-to-0.3.0.backup']);
  });

  it('a backup that fails stops it', async () => {
    const { prepare } = await updated();
    const backUp = async () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    await expect(prepareUpdate({ ...prepare, backUp })).rejects.toMatchObject({ details: { reason: 'storage_full' } });
  });
});

describe('a start', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function starts(records: Records, answer = false) {
    const offered: WayBack[] = [];
    const ran: string[] = [];
    const start = (version: string) =>
      checkStart({
        records,
        version,
        now,
        offer: async (way) => {
          offered.push(way);
          return answer && way.installer ? { goBack: true, installer: way.installer } : { goBack: false };
        },
        runInstaller: async (file) => void ran.push(file),
        log: silent,
      });
    return { start, offered, ran };
  }

  it('is asked about at the third time that the new version did not live', async () => {
    const { records, way } = await updated();
    const { start, offered } = starts(records);
    for (let tries = 1; tries <= 2; tries++) expect((await start('0.2.0')).quit).toBe(false);
    expect(offered).toEqual([]);
    expect((await start('0.2.0')).quit).toBe(false);
    expect(offered).toEqual([way]);
  });

  it('that lived for half a minute counts no more', async () => {
    const { records } = await updated();
    const { start, offered } = starts(records);
    for (let i = 0; i < 2; i++) await start('0.2.0');
    (await start('0.2.0')).started();
    vi.advanceTimersByTime(healthyAfter - 1);
    expect(records.read('starting.json')?.tries).toBe(3);
    vi.advanceTimersByTime(1);
    expect(records.read('starting.json')).toBeNull();
    expect(offered.length).toBe(1);
    // What has lived once is not taken back months later, with the data of then.
    expect(records.read('way-back.json')).toBeNull();
    for (let i = 0; i < 5; i++) await start('0.2.0');
    expect(offered.length).toBe(1);
  });

  it('that was ended on purpose counts no more', async () => {
    const { records } = await updated();
    const { start, offered } = starts(records);
    for (let i = 0; i < 6; i++) {
      const check = await start('0.2.0');
      if (i % 2 === 1) check.ended();
    }
    expect(offered).toEqual([]);
  });

  it('of a version that was always here is nobody to blame an update for', async () => {
    const records = new Records(join(tempFolder(), 'updates'));
    const { start, offered } = starts(records);
    for (let i = 0; i < 5; i++) expect((await start('0.1.0')).quit).toBe(false);
    expect(offered).toEqual([]);
  });

  it('goes on where the kept installer or backup was changed', async () => {
    for (const what of ['installer', 'backup'] as const) {
      const { records, way } = await updated();
      const { start, offered, ran } = starts(records, true);
      writeFileSync(way[what]?.path ?? '', 'changed');
      for (let i = 0; i < 3; i++) expect((await start('0.2.0')).quit).toBe(false);
      expect(offered.length).toBe(1);
      expect(ran).toEqual([]);
      expect(records.read('rolling-back.json')).toBeNull();
    }
  });

  it('survives files that are damaged', async () => {
    const { records } = await updated();
    for (const name of ['starting.json', 'way-back.json', 'rolling-back.json'])
      writeFileSync(join(records.folder, name), '{"version":');
    const { start, offered } = starts(records);
    for (let i = 0; i < 4; i++) expect((await start('0.2.0')).quit).toBe(false);
    expect(offered).toEqual([]);
  });
});

/** A computer whose installed version changes when the installer runs, and that starts again and again. */
class Computer {
  installed = '0.2.0';
  /** What opened: version and people. A station that opens with the other's data is what must not be. */
  opened: { version: string; people: string[] }[] = [];
  readonly home: string;
  readonly dataDir: string;

  constructor({ home, dataDir }: { home: string; dataDir: string }) {
    this.home = home;
    this.dataDir = dataDir;
  }

  /** `fails`: the new version ends before it is up. `cut`: changes to the disk of the records until the power goes. */
  async boot({ accept, cut, installer, restoring }: Faults): Promise<void> {
    const records = new Records(join(this.home, 'updates'), cut === null ? disk : failingDisk(disk, cut, true));
    const version = this.installed;
    const check = await checkStart({
      records,
      version,
      now,
      offer: async (way) => (accept && way.installer ? { goBack: true, installer: way.installer } : { goBack: false }),
      runInstaller: async () => {
        if (installer === 'does not start') throw new Error('it does not start');
        if (installer === 'works') this.installed = '0.1.0';
      },
      log: silent,
    });
    if (check.quit) return;
    await finishRollback({
      records,
      version,
      now,
      log: silent,
      restore: (file) => {
        if (restoring === 'cut before') throw new PowerCut();
        const report = restore(file, this.dataDir, key, { now });
        if (restoring === 'cut after') throw new PowerCut();
        return report;
      },
    });
    this.opened.push({ version, people: names(this.dataDir) });
  }
}

interface Faults {
  accept: boolean;
  cut: number | null;
  installer: 'works' | 'does not start' | 'is cancelled';
  restoring: 'works' | 'cut before' | 'cut after';
}

const faults: fc.Arbitrary<Faults> = fc.record({
  accept: fc.constantFrom(true, true, true, false),
  cut: fc.option(fc.integer({ min: 0, max: 4 })),
  installer: fc.constantFrom('works', 'works', 'does not start', 'is cancelled'),
  restoring: fc.constantFrom('works', 'works', 'cut before', 'cut after'),
});

describe('a roll-back', () => {
  it('brings back program and data; what was recorded since is beside it', async () => {
    const at = await updated();
    const computer = new Computer(at);
    const well: Faults = { accept: true, cut: null, installer: 'works', restoring: 'works' };
    for (let i = 0; i < 4; i++) await computer.boot(well);
    expect(computer.installed).toBe('0.1.0');
    expect(computer.opened.at(-1)).toEqual({ version: '0.1.0', people: ['Ani'] });
    const back = at.records.read('rolled-back.json');
    expect(back).toMatchObject({ from: '0.2.0', to: '0.1.0' });
    expect(names(at.dataDir, join(at.dataDir, back?.kept ?? ''))).toEqual(['Ani', 'Budi']);
    expect(existsSync(join(at.records.folder, 'way-back.json'))).toBe(false);
    // And once only: what is recorded from now on stays.
    meet(at.dataDir, 'Citra');
    await computer.boot(well);
    expect(computer.opened.at(-1)?.people).toEqual(['Ani', 'Citra']);
  });

  it('whose backup went missing does not open the data with the wrong program, and says what to do', async () => {
    const at = await updated();
    const computer = new Computer(at);
    for (let i = 0; i < 3; i++)
      await computer.boot({ accept: true, cut: null, installer: 'works', restoring: 'works' });
    rmSync(at.way.backup.path);
    computer.opened = [];
    await expect(
      computer.boot({ accept: true, cut: null, installer: 'works', restoring: 'works' }),
    ).rejects.toMatchObject({
      code: 'backup_invalid',
      message: expect.stringContaining('install version 0.2.0 again'),
    });
    expect(computer.opened).toEqual([]);
    // The newer one installed again finds its data as it left it.
    computer.installed = '0.2.0';
    await computer.boot({ accept: false, cut: null, installer: 'works', restoring: 'works' });
    expect(computer.opened).toEqual([{ version: '0.2.0', people: ['Ani', 'Budi'] }]);
  });

  it('is both or neither, whatever fails whenever, and nothing recorded is gone', async () => {
    let wentBack = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(faults, { minLength: 4, maxLength: 7 }), async (boots) => {
        const at = await updated();
        const computer = new Computer(at);
        const calm: Faults = { accept: false, cut: null, installer: 'works', restoring: 'works' };
        for (const boot of [...boots, calm])
          await computer.boot(boot).catch((error) => {
            if (!(error instanceof PowerCut)) throw error;
          });
        for (const { version, people } of computer.opened)
          expect(people).toEqual(version === '0.2.0' ? ['Ani', 'Budi'] : ['Ani']);
        // The last start, without a fault, opened what is installed.
        expect(computer.opened.at(-1)?.version).toBe(computer.installed);
        const all = readdirSync(at.dataDir).filter((name) => name.endsWith('.db'));
        expect(all.some((name) => names(at.dataDir, join(at.dataDir, name)).includes('Budi'))).toBe(true);
        if (computer.installed === '0.1.0') wentBack++;
      }),
      { numRuns: 20 },
    );
    expect(wentBack).toBeGreaterThan(0);
  });
});
