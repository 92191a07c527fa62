/** Tests that cannot run on this computer: skipped, never without a word. `npm test` says them again at its end. */
import { appendFileSync } from 'node:fs';
import { describe, it } from 'vitest';

/** `describe`, or where there is a `reason` against it one skipped test that names it. Then `body` is not even collected: nothing of
 * what it needs has to be there. */
export function describeUnless(reason: string | null, title: string, body: () => void): void {
  if (reason === null) return void describe(title, body);
  noteSkipped(`"${title}": ${reason}`);
  describe.skip(title, () => it(reason, () => {}));
}

/** One line, at once and in the list that `npm test` keeps in the file named by `HADIR_SKIPPED_LIST`. */
function noteSkipped(line: string): void {
  console.warn(`SKIPPED ${line}`);
  const list = process.env.HADIR_SKIPPED_LIST;
  if (list) appendFileSync(list, `${line}\n`);
}
