/** The headless host from outside: requests under load, memory, start-up. */
import { setTimeout as wait } from 'node:timers/promises';
import { photo } from '../support/photos.ts';
import { StationProcess } from '../support/station-process.ts';
import { cameraFrame } from './camera-frame.ts';
import { makeDataFolder } from './gallery-data.ts';
import { row, show, timingOf } from './timing.ts';

const seconds = 30;
const connections = 8;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** Of a station over a school's worth of templates. */
export function settings(): Record<`HADIR_${string}`, string> {
  const { dataDir, keyFile } = makeDataFolder(10_000, 'standard', 128);
  return { HADIR_DATA_DIR: dataDir, HADIR_KEY_FILE: keyFile, HADIR_LOG_LEVEL: 'warn' };
}

export async function benchHttp(): Promise<void> {
  console.log(`\n4. POST /identify, 640×480 JPEG, ${connections} connections for ${seconds} s, 10,000 templates`);
  const station = await StationProcess.start(settings());
  try {
    const image = await cameraFrame();
    await identify(station.address, image);
    const before = resident(station);
    const samples: number[] = [];
    const end = performance.now() + seconds * 1000;
    const latencies: number[] = [];
    let errors = 0;
    const client = async (): Promise<void> => {
      while (performance.now() < end) {
        const start = performance.now();
        if (await identify(station.address, image)) latencies.push(performance.now() - start);
        else errors++;
      }
    };
    const watch = async (): Promise<void> => {
      while (performance.now() < end) {
        samples.push(resident(station));
        await wait(1000);
      }
    };
    await Promise.all([...Array.from({ length: connections }, client), watch()]);
    const rate = latencies.length / seconds;
    const most = Math.max(...samples);
    // After the first ten seconds' warm-up the slope is what counts.
    const growth = (samples.at(-1) as number) - (samples[10] as number);
    row('  requests', `${rate.toFixed(1)} a second, ${errors} errors, ${show(timingOf(latencies))}`, {
      text: '≥ 20/s, no errors',
      met: rate >= 20 && errors === 0,
    });
    row(
      '  memory of host and worker',
      `${megabytes(before)} before, at most ${megabytes(most)}, ${megabytes(growth)} from the 10th second to the end`,
      {
        text: 'RSS ≤ 450 MB and flat',
        met: most <= 450e6 && growth < 20e6,
      },
    );
  } finally {
    await station.stop();
  }
}

export async function benchStart(): Promise<void> {
  console.log('\n5. Start to ready, 10,000 templates');
  const own = settings();
  const times: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    const station = await StationProcess.start(own);
    const form = new FormData();
    form.set('tenant_id', '1');
    form.set('file', new Blob([new Uint8Array(await photo('dewi'))]), 'a.jpg');
    const ready = performance.now() - start;
    times.push(ready);
    await fetch(`${station.address}/identify`, { method: 'POST', body: form });
    ends.push((await station.stop()).ms);
  }
  const timing = timingOf(times);
  row('  process start until /health answers with the models loaded', show(timing), {
    text: '≤ 2 s',
    met: timing.p50 <= 2000,
  });
  const ended = timingOf(ends);
  row('  SIGTERM until it has ended', show(ended), { text: 'at most 5 s', met: Math.max(...ends) <= 5000 });
}

async function identify(address: string, image: Buffer): Promise<boolean> {
  const form = new FormData();
  form.set('tenant_id', '1');
  form.set('file', new Blob([new Uint8Array(image)]), 'frame.jpg');
  const response = await fetch(`${address}/identify`, { method: 'POST', body: form });
  await response.arrayBuffer();
  return response.ok;
}

/** Bytes of host and worker together. */
export function resident(station: StationProcess): number {
  const { station: host, worker } = station.memory();
  return host + worker;
}
