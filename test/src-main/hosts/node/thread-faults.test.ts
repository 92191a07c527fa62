import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createFiles } from '../../../../src-main/files/index.ts';
import { createLog } from '../../../../src-main/hosts/node/logging.ts';
import { startUpkeep } from '../../../../src-main/hosts/node/upkeep.ts';
import type { Logger } from '../../../../src-main/station/ports.ts';
import { VisionProcess } from '../../../../src-main/vision/vision-process.ts';
import { forkWorker } from '../../../../src-main/vision/worker/fork.ts';

const models = fileURLToPath(new URL('../../../../models/', import.meta.url));
const nothing = undefined as never;

/** Each thread and process of the station, made to throw what nobody expected. */
const workers: [thread: string, fail: (log: Logger, dataDir: string) => Promise<unknown>][] = [
  ['files', (log) => createFiles(log).writeTable(nothing, 'xlsx')],
  ['files', (log) => createFiles(log).readZip(nothing)],
  [
    'backup',
    async (log, dataDir) => {
      const history = { sample() {}, minutes: () => [] } as never;
      const folders = { manifests: [], weights: [] };
      const work = { folders, log, history, now: () => new Date(), queueDepth: () => 0 };
      const upkeep = startUpkeep({ ...work, dataDir, key: null as never });
      onTestFinished(() => upkeep.stop());
      await upkeep.backUp();
    },
  ],
  [
    'vision',
    async (log) => {
      const folders = { manifests: [`${models}packs`], weights: [`${models}built`] };
      const start = { packId: 'standard', palmPackId: 'palm-standard', folders };
      const vision = new VisionProcess({ spawn: forkWorker, log, start });
      onTestFinished(() => vision.close());
      await vision.settled();
      await vision.photo(nothing, 'largest');
    },
  ],
];

test.each(workers)(
  'what fails in the %s thread is in the log’s file, with its stack',
  { timeout: 60_000 },
  async (thread, fail) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'hadir-faults-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const log = createLog({ HADIR_DATA_DIR: dataDir, HADIR_LOG_LEVEL: 'info' });
    await expect(fail(log, dataDir)).rejects.toMatchObject({ code: 'internal' });
    const logs = join(dataDir, 'logs');
    const lines = readdirSync(logs).flatMap((name) => readFileSync(join(logs, name), 'utf8').trim().split('\n'));
    const entries = lines.map((line) => JSON.parse(line) as { thread?: string });
    expect(entries.filter((entry) => entry.thread === thread)).toEqual([
      expect.objectContaining({
        level: 50,
        fault: { type: expect.any(String), message: expect.any(String), stack: expect.stringMatching(/\n\s+at /) },
      }),
    ]);
  },
);
