/** The page's heap as it is when nothing is left to collect. */
import type { CDPSession, Page } from 'playwright-core';

export interface HeapProbe {
  /** Megabytes in use after a forced collection, the nodes of the document, and its listeners. */
  read(): Promise<{ megabytes: number; nodes: number; listeners: number }>;
}

export async function heapOf(page: Page): Promise<HeapProbe> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('Performance.enable');
  return {
    async read() {
      // Twice: what a finaliser lets go is collected by the second.
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
      return {
        megabytes: value('JSHeapUsedSize') / 1_048_576,
        nodes: value('Nodes'),
        listeners: value('JSEventListeners'),
      };
    },
  };
}
