/** How busy the computer is, as monitoring asks of the server dialect. */
import { statfs } from 'node:fs/promises';
import { cpus, freemem, totalmem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { clamp, round } from '../../../src-shared/numbers.ts';
import type { MeasureSystem } from '../../api/system-figures.ts';

/** Milliseconds between the two samples whose difference is the processors' load. */
const sampleGap = 200;

/** Measures the computer, and the volume of `folder`. */
export function systemFigures(folder: string): MeasureSystem {
  return async () => {
    const [cpu, disk] = await Promise.all([processorLoad(), volumeUse(folder)]);
    return { cpu, memory: percent(totalmem() - freemem(), totalmem()), disk };
  };
}

async function processorLoad(): Promise<number> {
  const before = ticks();
  await wait(sampleGap);
  const after = ticks();
  return percent(after.busy - before.busy, after.total - before.total);
}

/** Milliseconds of all processors since the start of the computer. */
function ticks(): { busy: number; total: number } {
  let busy = 0;
  let idle = 0;
  for (const { times } of cpus()) {
    busy += times.user + times.nice + times.sys + times.irq;
    idle += times.idle;
  }
  return { busy, total: busy + idle };
}

/** As `df` counts: what is reserved for the administrator is neither used nor free. */
async function volumeUse(folder: string): Promise<number> {
  const { blocks, bfree, bavail } = await statfs(folder);
  return percent(blocks - bfree, blocks - bfree + bavail);
}

/** 0 of nothing is 0. */
function percent(part: number, whole: number): number {
  return whole > 0 ? round(clamp((100 * part) / whole, 0, 100), 1) : 0;
}
