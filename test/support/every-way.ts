/** The same screen, flow or table in several ways: both languages, each theme in each size, two packs. `npm test` goes one of them, by
 * turns, so that each way is gone by some; `npm run test:every-way` goes all. */

/** `turn`: which of them, where only one is gone. */
export function waysToGo<W>(all: readonly W[], turn: number): readonly W[] {
  return process.env.HADIR_EVERY_WAY ? all : all.slice(turn % all.length, (turn % all.length) + 1);
}
