/** Looks for barriers on a page with axe-core, injected by the debugger: the pages' policy rightly refuses foreign scripts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // Experimental, and wrong about date fields: what they show is their value, not their name.
  rules: { 'label-content-name-mismatch': { enabled: false } },
};

/** One line a rule that is broken, with the first elements that break it; empty: none found. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${source};0`);
  // What moves has half its contrast while it does.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    return Promise.all(ending.map((one) => one.finished.then(String, String)));
  });
  const { violations } = await page.evaluate(
    (chosen) => (window as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(chosen),
    options as never,
  );
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map(({ target, any }) => `${target.join(' ')} (${any[0]?.message ?? ''})`);
    return `${id}: ${help}: ${nodes.length} x ${where.join('; ')}`;
  });
}
