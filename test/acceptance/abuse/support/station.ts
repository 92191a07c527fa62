/** A station under abuse and its vital signs: same process, same worker, no memory and no file descriptors lost. */
import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { type Settings, StationProcess } from '../../../support/station-process.ts';
import { apiKey, type Dialect } from './dialects.ts';

export const megabyte = 1024 * 1024;

export class AbusedStation {
  readonly process: StationProcess;
  readonly #worker: number | null;

  private constructor(process: StationProcess) {
    this.process = process;
    this.#worker = process.workerPid();
  }

  static async start(settings: Settings = {}): Promise<AbusedStation> {
    return new AbusedStation(
      await StationProcess.start({ HADIR_API_KEY: apiKey, HADIR_LOG_LEVEL: 'warn', ...settings }),
    );
  }

  addressOf({ port }: Pick<Dialect, 'port'>): string {
    return port === 'first' ? this.process.address : this.process.biometricAddress;
  }

  /** Bytes of station and worker together. */
  memory(): number {
    const { station, worker } = this.process.memory();
    return station + worker;
  }

  /** Open file descriptors of the station; null where the system does not tell. */
  descriptors(): number | null {
    try {
      return readdirSync(`/proc/${this.process.pid}/fd`).length;
    } catch {
      return null;
    }
  }

  /** Throws unless the station and its worker are the processes that they were, and well. */
  async assertWell(): Promise<void> {
    assert.equal(this.process.ended, false, `the station ended\n${this.process.output}`);
    const health = (await (await fetch(`${this.process.address}/health`)).json()) as { status: string };
    assert.equal(health.status, 'ok', this.process.output);
    assert.equal(this.process.workerPid(), this.#worker, `the vision worker was replaced\n${this.process.output}`);
    assert.doesNotMatch(this.process.output, /request failed|call failed|"level":50/, 'a fault of ours was logged');
  }
}
