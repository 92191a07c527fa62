/** How long one picture spent in each stage of recognition: two clock readings a stage, summed over its faces. */
import type { StageTimings, VisionStage } from '../station/ports.ts';

export class StageClock {
  #spent: StageTimings = {};
  /** Milliseconds that were spent on other pictures. */
  #aside = 0;

  async time<T>(stage: VisionStage, work: () => Promise<T>): Promise<T> {
    const start = performance.now() - this.#aside;
    const result = await work();
    this.#add(stage, start + this.#aside);
    return result;
  }

  /** Work for another picture in the midst of this one: no stage's time. */
  async aside(work: () => Promise<void>): Promise<void> {
    const start = performance.now();
    await work();
    this.#aside += performance.now() - start;
  }

  timeSync<T>(stage: VisionStage, work: () => T): T {
    const start = performance.now();
    const result = work();
    this.#add(stage, start);
    return result;
  }

  /** What was measured since the last call. */
  take(): StageTimings {
    const spent = this.#spent;
    this.#spent = {};
    return spent;
  }

  #add(stage: VisionStage, start: number): void {
    this.#spent[stage] = (this.#spent[stage] ?? 0) + performance.now() - start;
  }
}
