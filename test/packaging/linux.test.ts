/** The Linux package, opened and started: what is in it runs without anything beside it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackBytes } from '../../src-main/api/control/json-bytes.ts';
import { readKeyFile } from '../../src-main/hosts/node/key-file.ts';
import { form } from '../support/client.ts';
import { inOwnNetwork, ownNetworkObstacle } from '../support/own-network.ts';
import { photo, varied } from '../support/photos.ts';
import { describeUnless } from '../support/skips.ts';
import { describeContent } from './content.ts';
import { bareImports, loadAll } from './imports.ts';
import { makePackage, type Packaged, packagedWithin } from './packaged.ts';
import { packagedProgram, type RunningApp, runOnce, startApp } from './running-app.ts';

const obstacle = process.platform === 'linux' ? null : 'it is made and started on Linux';

describeUnless(obstacle, 'the Linux package', () => {
  let packaged: Packaged;
  /** The app's files as Electron would show them, far from any other node_modules. */
  let app: string;

  beforeAll(async () => {
    packaged = await makePackage(`linux-${process.arch}`);
    app = mkdtempSync(join(tmpdir(), 'hadir-packaged-'));
    packaged.archive.extract(app);
  }, packagedWithin);

  afterAll(() => {
    packaged?.remove();
    if (app) rmSync(app, { recursive: true, force: true });
  }, 60_000);

  describeContent(() => packaged);

  it('finds every package that its own code asks for inside itself', async () => {
    const names = bareImports(packaged.archive);
    expect(names).toEqual(
      expect.arrayContaining(['better-sqlite3', 'fastify', 'onnxruntime-node', 'sharp', 'usearch']),
    );
    expect(await loadAll(app, names)).toEqual([]);
  });

  it('writes a copy of its key where its command line asks for one', async () => {
    const file = join(app, 'copy.key');
    expect(await runOnce(app, ['--key-copy', file])).toBe(0);
    expect(readKeyFile(file, false)).toHaveLength(32);
    expect(await runOnce(app, ['--key-copy', file])).toBe(1);
  });

  describeUnless(ownNetworkObstacle(), 'in a network of its own', () => {
    it('looks nothing up and leaves nothing outside its folders', { timeout: 180_000 }, async () => {
      const scratch = mkdtempSync(join(tmpdir(), 'hadir-own-network-'));
      const seen = await inOwnNetwork({ ...packagedProgram(app, join(scratch, 'user-data')), scratch });
      expect(seen).toEqual({ answers: [201, 200, 200], status: 0, lookUps: [], leftBehind: [] });
    });
  });

  describe('started', () => {
    let running: RunningApp;
    beforeAll(async () => {
      running = await startApp(app);
    }, 120_000);
    afterAll(() => running?.stop());

    it('recognises a face with its own natives, and nobody else by it', async () => {
      const registered = await running.biometric.post('/register', form({ type: 'face' }, await photo('ayu')));
      expect(registered.status).toBe(201);
      const { id } = registered.body.data;
      const same = await running.biometric.post('/compare', form({ type: 'face' }, await varied('ayu', 'darker')));
      expect(same.body).toMatchObject({ success: true, data: { id } });
      const other = await running.biometric.post('/compare', form({ type: 'face' }, await photo('dewi')));
      expect(other.body).not.toMatchObject({ data: { id } });
    });

    it('makes a backup in its own thread', async () => {
      const made = await running.station.call('backups.create', { actor: 'test' });
      expect(made.megabytes).toBeGreaterThan(0);
    });

    it('draws a PDF with its own fonts, in a thread of its own', async () => {
      const today = new Date().toISOString().slice(0, 10);
      const query = { report: 'day', date: today } as const;
      const made = await running.station.call('reports.export', { query, format: 'pdf' });
      const { bytes } = unpackBytes(made) as typeof made;
      expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
    });

    it('ends cleanly', async () => {
      expect(await running.stop()).toBe(0);
    });
  });
});
