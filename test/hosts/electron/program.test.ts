import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { endAll, temporaryFolder } from '../../support/station-process.ts';
import { startProgram } from './program.ts';

afterAll(endAll);

const listening = 'Server listening at';

describe('the desktop program', () => {
  it('ends on SIGTERM, with the database in one file again, and opens it the next time', async () => {
    const folder = temporaryFolder();
    const keyRing = join(folder, 'ring');
    for (let start = 0; start < 2; start++) {
      const program = startProgram(folder, { keyRing });
      await program.says(listening);
      program.child.kill('SIGTERM');
      program.child.kill('SIGTERM');
      expect(await program.ended).toBe(0);
    }
    expect(existsSync(join(folder, 'station/station.db-wal'))).toBe(false);
    const database = new Database(join(folder, 'station/station.db'), { readonly: true });
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });

  it('closes what it opened also where the end comes while it starts', async () => {
    const folder = temporaryFolder();
    const program = startProgram(folder);
    const opened = setInterval(() => {
      if (existsSync(join(folder, 'station/station.db-wal'))) program.child.kill('SIGTERM');
    }, 5);
    expect(await program.ended).toBe(0);
    clearInterval(opened);
    expect(existsSync(join(folder, 'station/station.db-wal'))).toBe(false);
  });

  it('says in the language of the computer why it cannot start, with what to do, and fails', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const folder = temporaryFolder();
    const env = { HADIR_PORT: String(port), HADIR_BIOMETRIC_PORT: String(port) };
    const program = startProgram(folder, { env });
    expect(await program.ended).toBe(1);
    taken.close();
    const dialog = shown(program.output());
    expect(dialog.title).toBe('Hadir tidak bisa dibuka');
    expect(dialog.message).toContain('Perbaiki yang disebut di bawah ini');
    expect(dialog.message).toContain('HADIR_BIOMETRIC_PORT');
  });

  it('refuses data of a newer version in plain words, and leaves it alone', async () => {
    const folder = temporaryFolder();
    const keyRing = join(folder, 'ring');
    const first = startProgram(folder, { keyRing });
    await first.says(listening);
    first.child.kill('SIGTERM');
    await first.ended;
    const path = join(folder, 'station/station.db');
    const database = new Database(path);
    database.pragma('user_version = 9999');
    database.close();
    const program = startProgram(folder, { keyRing, languages: ['en-GB'] });
    expect(await program.ended).toBe(1);
    expect(shown(program.output()).message).toMatch(/^The data on this computer was made by a newer Hadir\. Install/);
  });

  it('opens its gate although this computer settings are damaged', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'desktop.json'), '{"kiosk":');
    const program = startProgram(folder);
    await program.says(listening);
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(existsSync(join(folder, 'desktop.json.damaged'))).toBe(true);
  });
});

/** The dialog that it showed. */
function shown(output: string): { title: string; message: string } {
  const line = output.split('\n').find((text) => text.startsWith('DIALOG '));
  if (!line) throw new Error(`It showed no dialog:\n${output}`);
  return JSON.parse(line.slice(7));
}
