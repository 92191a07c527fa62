/** The fast tests are fast, and no unit test asks the wall clock whether something was quick. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { slowTests, testsIn, unitFolders, wayToSlow } from './support/fast.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('a test is slow', () => {
  it.each([
    ['test/src-main/gallery/gallery.test.ts', 'usearch'],
    ['test/src-main/store/crash.test.ts', 'node:child_process'],
    ['test/src-main/api/errors.test.ts', 'fastify'],
    ['test/models/build.test.ts', 'protobufjs/'],
  ])('where an import leads to what takes long: %s', (file, reached) => {
    expect(wayToSlow(file)?.at(0)).toBe(file);
    expect(wayToSlow(file)?.join(' ')).toContain(reached);
  });

  it.each(['test/architecture.test.ts', 'test/src-main/store/people.test.ts', 'test/src-shared/messages.test.ts'])(
    'not where none does: %s',
    (file) => expect(wayToSlow(file)).toBeNull(),
  );

  it('and many are not', () => {
    const [slow, all] = [slowTests(), testsIn(unitFolders)];
    expect(all.filter((file) => !slow.includes(file)).length).toBeGreaterThan(120);
    expect(all).toContain('test/fast.test.ts');
  });
});

describe('a fast test', () => {
  it('starts nothing, however it comes to it', async () => {
    const late = 'node:child_process';
    const { spawnSync } = await import(late);
    expect(() => spawnSync('true')).toThrow(/is not for a fast test/);
    await expect(fetch('http://127.0.0.1:9/')).rejects.toThrow();
  });
});

/** A machine under load is slow, and nothing is wrong: what is quick is measured by a bench, or counted. */
it('no unit test has a limit on the wall clock', () => {
  const timed = /expect\(.*(performance\.now|Date\.now)\(\).*\)\s*\.toBeLess/;
  const found = testsIn(unitFolders).flatMap((file) =>
    readFileSync(`${root}${file}`, 'utf8')
      .split('\n')
      .filter((line) => timed.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
