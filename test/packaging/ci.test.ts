/** The CI workflow proves what `.ci/run` does, and nobody's push can make it less. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './packaged.ts';

const workflow = readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8');
const commands = [...readFileSync(join(root, '.ci/run'), 'utf8').matchAll(/npm (?:ci|test|run [\w:]+)/g)].map(String);

it('runs on every push and pull request, each command of .ci/run in its order', () => {
  expect(workflow).toMatch(/^ {2}push:$/m);
  expect(workflow).toMatch(/^ {2}pull_request:$/m);
  expect(commands).toEqual(['npm ci', 'npm test', 'npm run test:collect']);
  const places = commands.map((command) => workflow.search(new RegExp(`run: .*${command}$`, 'm')));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

it('may only read, has no secret and forgives nothing', () => {
  expect(workflow).toMatch(/^permissions:\n {2}contents: read$/m);
  expect(workflow).not.toMatch(/secrets\.|continue-on-error|\|\| true|pull_request_target/);
});
