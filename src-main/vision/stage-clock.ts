/** How long one picture spent in each stage of recognition: two clock readings a stage, summed over its faces. */
import type { StageTimings, VisionStage } from '../station/ports.ts';

export class StageClock {
  #spent: StageTimings = {};

  async time<T>(stage: VisionStage, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work();
    this.#add(stage, start);
    return result;
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
