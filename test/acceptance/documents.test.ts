/** Every endpoint of the five documents with every outcome they have, over real sockets, with the pack that is always there,
 * and with a stronger one where every way is gone. The rows are in `documents/`. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answersOf } from '../support/documented.ts';
import { doorsOfFile, forgetEverybody } from '../support/doors.ts';
import { waysToGo } from '../support/every-way.ts';
import { describeWithShared, sharedModels } from '../support/shared.ts';
import type { Settings } from '../support/station-process.ts';
import { biometricRows } from './documents/biometric-rows.ts';
import { registryRows } from './documents/registry-rows.ts';
import { callRow, enrolBudi, type Images, type Known, makeImages, type Row } from './documents/row.ts';
import { serverRows } from './documents/server-rows.ts';
import { tenantRows } from './documents/tenant-rows.ts';

const rows = [...tenantRows, ...registryRows, ...biometricRows, ...serverRows];

const packs = [
  () => describe('the standard pack', () => allRows({}, 128)),
  () =>
    describeWithShared('edgeface-xs', ['models'], () =>
      allRows({ HADIR_MODEL_PACK: 'edgeface-xs', HADIR_MODELS_DIR: sharedModels }, 512),
    ),
];
for (const rowsWith of waysToGo(packs, 0)) rowsWith();

test('the table has every endpoint of the documents, each with a success', () => {
  const endpoints = (document: string): string[] => {
    const good = rows.filter((row) => row.documents.includes(document) && row.status < 300);
    return [...new Set(good.map((row) => row.endpoint))];
  };
  const counts = {
    'face-recognition-api.md': 13,
    'service-face-recognition.md': 10,
    'face-recognition-arcface.md': 4,
    'biometric-service.md': 5,
    'face-recognition-server.md': 6,
  };
  expect(Object.fromEntries(Object.keys(counts).map((name) => [name, endpoints(name).length]))).toEqual(counts);
});

function allRows(settings: Settings, dimension: number): void {
  const doors = doorsOfFile(settings);
  let images: Images;
  let known: Known;
  /** By the door's own OpenAPI document. */
  const problemsOf: Partial<Record<Row['door'], ReturnType<typeof answersOf>>> = {};
  beforeAll(async () => {
    images = await makeImages();
    const { address, biometricAddress } = doors.station;
    for (const door of ['tenant', 'registry', 'biometric', 'server'] as const) {
      const port = door === 'tenant' || door === 'registry' ? address : biometricAddress;
      problemsOf[door] = answersOf(await (await fetch(`${port}/docs/${door}/openapi.json`)).json());
    }
  });
  beforeEach(async () => {
    await forgetEverybody(doors);
    known = await enrolBudi(doors, images, dimension);
  });

  test.each(rows.map((row) => [row.door, row.endpoint, row.outcome, row.status, row] as const))(
    '%s %s, %s: %i',
    async (_door, _endpoint, _outcome, status, row) => {
      const answer = await callRow(doors, row, known);
      const shape = typeof row.shape === 'function' ? row.shape(known) : row.shape;
      expect({ status: answer.status, body: answer.body }).toEqual({ status, body: shape });
      const [method = '', path = ''] = row.endpoint.split(' ');
      const whole = new URL(doors[row.door].address).pathname.replace(/\/$/, '') + path;
      const type = answer.headers.get('content-type') ?? '';
      expect(problemsOf[row.door]?.({ method, path: whole, status, type, body: answer.body })).toEqual([]);
    },
  );
}
