/** Every dialect's recognition endpoint under sustained load, and the station past its capacity. */
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { StationProcess } from '../support/station-process.ts';
import { megabytes, resident, settings } from './bench-host.ts';
import { cameraFrame } from './camera-frame.ts';
import { ms, row, type Timing, timingOf } from './timing.ts';

const seconds = 10;
/** More than the station takes at once: 48 uploads in memory, 34 photos waiting for the worker. */
const tooMany = 128;
const apiKey = 'key-of-the-bench-0123456789';
const boundary = 'hadir-bench-boundary';

interface Endpoint {
  title: string;
  address: string;
  headers: Record<string, string>;
  body: Buffer;
}

interface Load {
  served: number;
  refused: number;
  /** 503 without a Retry-After, and every other status. */
  wrong: number;
  timing: Timing;
}

export async function benchDialects(): Promise<void> {
  console.log(`\n6. Each dialect's recognition, 640×480 JPEG, 10,000 templates, ${seconds} s each`);
  const station = await StationProcess.start({ ...settings(), HADIR_API_KEY: apiKey });
  try {
    const frame = await cameraFrame();
    await answered(
      form(`${station.address}/enroll`, { tenant_id: '1', user_id: '5', name: 'Dewi' }, frame),
      new Agent(),
    );
    const endpoints = endpointsOf(station, frame);
    for (const endpoint of endpoints) {
      await load(endpoint, 8, 1);
      for (const connections of [1, 8, 32]) {
        const { served, refused, wrong, timing } = await load(endpoint, connections, seconds);
        const { p50, p95, p99 } = timing;
        const figure = `${(served / seconds).toFixed(1)} a second, p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, ${refused} told to come back`;
        row(`  ${endpoint.title}, ${connections} connections`, figure, { text: 'no errors', met: wrong === 0 });
      }
    }
    const [identify, verify] = endpoints as [Endpoint, Endpoint];
    await compare(identify, verify);
    await pastCapacity(station, identify);
  } finally {
    await station.stop();
  }
}

function endpointsOf({ address, biometricAddress }: StationProcess, frame: Buffer): Endpoint[] {
  const photo = frame.toString('base64');
  return [
    { title: 'tenant /identify', ...form(`${address}/identify`, { tenant_id: '1' }, frame) },
    { title: 'tenant /verify', ...form(`${address}/verify`, { tenant_id: '1', user_id: '5' }, frame) },
    { title: 'registry /recognition', ...form(`${address}/api/face/recognition`, {}, frame) },
    { title: 'biometric /compare', ...form(`${biometricAddress}/api/v1/biometric/compare`, { type: 'face' }, frame) },
    { title: 'station /identifications', ...form(`${address}/api/station/v1/identifications`, {}, frame, 'photo') },
    {
      title: 'server /recognize',
      address: `${biometricAddress}/recognize`,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ photo })),
    },
  ];
}

/** In turn, so that a machine that slows down slows both. */
async function compare(identify: Endpoint, verify: Endpoint): Promise<void> {
  const served = { identify: 0, verify: 0 };
  for (let i = 0; i < seconds; i++) {
    served.identify += (await load(identify, 8, 1)).served;
    served.verify += (await load(verify, 8, 1)).served;
  }
  const ratio = served.verify / served.identify;
  row('  tenant /verify against /identify, in turn', `${ratio.toFixed(2)} ×`, {
    text: 'at least as fast (5 % for noise)',
    met: ratio >= 0.95,
  });
}

async function pastCapacity(station: StationProcess, endpoint: Endpoint): Promise<void> {
  const samples: number[] = [];
  const watch = async (): Promise<void> => {
    for (let i = 0; i < 2 * seconds; i++) {
      await wait(1000);
      samples.push(resident(station));
    }
  };
  const [{ served, refused, wrong }] = await Promise.all([load(endpoint, tooMany, 2 * seconds), watch()]);
  row(
    `  past capacity, ${tooMany} connections`,
    `${(served / (2 * seconds)).toFixed(1)} a second served, ${refused} told to come back`,
    { text: '503 with Retry-After, nothing else', met: refused > 0 && wrong === 0 },
  );
  const growth = (samples.at(-1) as number) - (samples[seconds - 1] as number);
  row('  memory meanwhile', `at most ${megabytes(Math.max(...samples))}, ${megabytes(growth)} in the second half`, {
    text: 'flat',
    met: growth < 20e6,
  });
}

/** `connections` callers, each on a connection of its own, each sending its next request after its answer. */
async function load(endpoint: Endpoint, connections: number, forSeconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const end = performance.now() + forSeconds * 1000;
  const latencies: number[] = [];
  let refused = 0;
  let wrong = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < end) {
      const start = performance.now();
      const { status, retryAfter } = await answered(endpoint, agent);
      if (status === 200) latencies.push(performance.now() - start);
      else if (status === 503 && retryAfter) {
        refused++;
        // Who is refused and asks again at once measures only how fast one can refuse.
        await wait(100);
      } else wrong++;
    }
  };
  await Promise.all(Array.from({ length: connections }, caller));
  agent.destroy();
  return { served: latencies.length, refused, wrong, timing: timingOf(latencies) };
}

function answered(
  { address, headers, body }: Omit<Endpoint, 'title'>,
  agent: Agent,
): Promise<{ status: number; retryAfter: boolean }> {
  return new Promise((resolve, reject) => {
    const all = { ...headers, 'x-api-key': apiKey, 'content-length': body.length };
    request(address, { method: 'POST', agent, headers: all }, (response) => {
      const { statusCode: status = 0, headers: given } = response;
      response.resume().on('end', () => resolve({ status, retryAfter: given['retry-after'] !== undefined }));
    })
      .on('error', reject)
      .end(body);
  });
}

function form(address: string, fields: Record<string, string>, image: Buffer, file = 'file'): Omit<Endpoint, 'title'> {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${file}"; filename="a.jpg"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(parts.join('') + head), image, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { address, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body };
}
