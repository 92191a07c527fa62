import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildStandardPack } from '../../models/build.ts';
import recorded from './golden.json' with { type: 'json' };
import { type Fingerprint, type Golden, measure, networksOf, standardPacks } from './golden.ts';

const packs = standardPacks();
const golden: Golden = recorded;
const outputs = networksOf(packs).flatMap(({ file, outputs }) => outputs.map((output) => ({ file, output })));

let dir = '';
let measured: Golden = {};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'hadir-golden-'));
  buildStandardPack(dir);
  measured = await measure(dir, packs);
}, 60_000);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

/**
 * 1e-4 of the output's largest number: different processors add in different orders, which moves the last digits. A lone
 * probability near 0 magnifies that (its relative error is the absolute one of its logit), so it gets 1e-3.
 */
function tolerance({ samples, maxAbs }: Fingerprint): number {
  return maxAbs * (samples.length === 1 ? 1e-3 : 1e-4);
}

describe('the converted networks answer as they did when they were compared with the originals', () => {
  test.each(outputs)('$file $output', ({ file, output }) => {
    const now = measured[file]?.[output];
    const then = golden[file]?.[output];
    if (!now || !then) throw new Error(`No numbers for ${file} ${output}`);
    expect(now.dims).toEqual(then.dims);
    const numbers = ({ mean, maxAbs, samples }: Fingerprint) => [mean, maxAbs, ...samples];
    const differences = numbers(now).map((value, i) => Math.abs(value - (numbers(then)[i] ?? Number.NaN)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(tolerance(then));
  });
});
