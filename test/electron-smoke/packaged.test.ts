/** The finished package, as a school has it: started as a program, because its fuses let no driver in. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readControlFile } from '../../src-main/hosts/node/control-file.ts';
import { Client, expectBiometricError, form } from '../support/client.ts';
import { photo, varied } from '../support/photos.ts';
import { describeWith, packagedProgram } from './binary.ts';

const apiKey = 'the key of this test';
/** Milliseconds: a first start on a build server, with the archive checked. */
const startsWithin = 90_000;

describeWith('the packaged program', packagedProgram(), 'no packaged program', (program) => {
  const userData = mkdtempSync(join(tmpdir(), 'hadir-smoke-'));
  const dataDir = join(userData, 'station');
  let child: ChildProcess;
  let output = '';
  let biometric: Client;

  beforeAll(async () => {
    child = spawn(program, [`--user-data-dir=${userData}`], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        HADIR_DATA_DIR: dataDir,
        HADIR_PORT: '0',
        HADIR_BIOMETRIC_PORT: '0',
        HADIR_API_KEY: apiKey,
      },
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    const until = Date.now() + startsWithin;
    let control = readControlFile(dataDir);
    for (; !control && Date.now() < until && child.exitCode === null; control = readControlFile(dataDir))
      await pause(200);
    if (!control) throw new Error(`The packaged program opened no port (status ${child.exitCode}).\n${output}`);
    biometric = new Client(
      `${control.addresses.biometric}/api/v1/biometric`,
      { 'x-api-key': apiKey },
      expectBiometricError,
    );
  });

  afterAll(async () => {
    if (child?.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    }
    rmSync(userData, { recursive: true, force: true });
  });

  it('recognises a face out of its archive', async () => {
    const registered = await biometric.post('/register', form({ type: 'face' }, await photo('ayu')));
    expect(registered.status, output).toBe(201);
    const found = await biometric.post('/compare', form({ type: 'face' }, await varied('ayu', 'darker')));
    expect(found.body).toMatchObject({ success: true, data: { id: registered.body.data.id } });
  });

  it('is no Node: it runs no script that somebody gives it', () => {
    const { stdout } = spawnSync(program, ['-e', 'console.log("ran")', `--user-data-dir=${userData}`], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      encoding: 'utf8',
      // A second Hadir over the same folder ends by itself.
      timeout: 20_000,
    });
    expect(stdout).not.toContain('ran');
  });

  it('lets nobody look into it', () => {
    const { stderr } = spawnSync(program, ['--inspect=0', `--user-data-dir=${userData}`], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(stderr).not.toContain('Debugger listening');
  });
});
