/** Percentiles of timings, and a row of the bench's table. */

export interface Timing {
  p50: number;
  p95: number;
  p99: number;
}

export function timingOf(milliseconds: readonly number[]): Timing {
  const rising = [...milliseconds].sort((a, b) => a - b);
  const at = (part: number): number => rising[Math.min(Math.floor(rising.length * part), rising.length - 1)] as number;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Runs `work` `runs` times after `warmUp` that do not count. Milliseconds. */
export async function time(runs: number, work: (i: number) => unknown, warmUp = 3): Promise<Timing> {
  const times: number[] = [];
  for (let i = -warmUp; i < runs; i++) {
    const start = performance.now();
    await work(i + warmUp);
    if (i >= 0) times.push(performance.now() - start);
  }
  return timingOf(times);
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const show = ({ p50, p95 }: Pick<Timing, 'p50' | 'p95'>): string => `p50 ${ms(p50)}, p95 ${ms(p95)}`;

/** One line: what was measured, the figure, the target and whether it is met. */
export function row(title: string, figure: string, target?: { text: string; met: boolean }): void {
  const verdict = target ? `  [target ${target.text}: ${target.met ? 'met' : 'MISSED'}]` : '';
  console.log(`${title}: ${figure}${verdict}`);
}
