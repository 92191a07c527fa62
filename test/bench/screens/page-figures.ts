/** What a page measures of itself: paints, how long answers to the hand take, and frames. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Milliseconds from the start of the navigation to the first text or picture. */
export function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const found = list.getEntriesByName('first-contentful-paint')[0];
          if (found) resolve(found.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

/** Bytes that the page's own code and styles have when they are packed, without fonts and pictures. */
export async function packedBytes(page: Page, load: () => Promise<unknown>): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  const take = (response: { url(): string; body(): Promise<Buffer> }): void => {
    if (/\.(js|css)$|\/$|#/.test(response.url())) bodies.push(response.body().catch(() => Buffer.alloc(0)));
  };
  page.on('response', take);
  await load();
  page.off('response', take);
  return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
}

/** Counts how long each interaction takes until what it changed is painted (Event Timing). */
export async function watchInteractions(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const longest = new Map<number, number>();
    (window as unknown as { interactions: Map<number, number> }).interactions = longest;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
        if (entry.interactionId)
          longest.set(entry.interactionId, Math.max(longest.get(entry.interactionId) ?? 0, entry.duration));
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  return () =>
    page.evaluate(() => [...(window as unknown as { interactions: Map<number, number> }).interactions.values()]);
}

/** Milliseconds between frames while `work` goes on. */
export async function frames(page: Page, work: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const at: number[] = [];
    (window as unknown as { frameTimes: number[] }).frameTimes = at;
    const next = (now: number): void => {
      at.push(now);
      if (at.length < 3000) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await work();
  const at = await page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes.splice(0, 3000));
  return at.slice(1).map((time, i) => time - (at[i] as number));
}
