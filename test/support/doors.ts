/** The five documented APIs of one station, each as a caller of its own. */
import { afterAll, beforeAll } from 'vitest';
import { Client, expectBiometricError, expectServerError, form } from './client.ts';
import { type PersonName, photo } from './photos.ts';
import { endAll, type Settings, StationProcess } from './station-process.ts';

afterAll(endAll);

export const apiKey = 'the key of these tests';

export interface Doors {
  station: StationProcess;
  /** Under `/`, `/api/face`, `/api/v1/biometric` and `/`. */
  tenant: Client;
  registry: Client;
  biometric: Client;
  server: Client;
}

/** The dialects' callers of a station that runs. */
export function doorsOf(station: StationProcess): Doors {
  return {
    station,
    tenant: new Client(station.address),
    registry: new Client(`${station.address}/api/face`),
    biometric: new Client(
      `${station.biometricAddress}/api/v1/biometric`,
      { 'x-api-key': apiKey },
      expectBiometricError,
    ),
    server: new Client(station.biometricAddress, {}, expectServerError),
  };
}

/** One station for the tests of a file; its fields are there once the tests run. */
export function doorsOfFile(settings: Settings = {}): Doors {
  const doors = {} as Doors;
  beforeAll(async () => {
    Object.assign(doors, doorsOf(await StationProcess.start({ HADIR_API_KEY: apiKey, ...settings })));
  });
  afterAll(async () => {
    await doors.station?.stop();
  });
  return doors;
}

/** A JSON body, as the server dialect wants it. */
export function json(body: unknown): [body: string, init: RequestInit] {
  return [JSON.stringify(body), { headers: { 'content-type': 'application/json' } }];
}

export function dataUrl(image: Uint8Array, type = 'image/jpeg'): string {
  return `data:${type};base64,${Buffer.from(image).toString('base64')}`;
}

/** Removes everybody of the home tenant, so that the next test begins with nobody. */
export async function forgetEverybody({ registry }: Doors): Promise<void> {
  for (;;) {
    const [face] = (await registry.get('/')).body as { id_face: string }[];
    if (!face) return;
    await registry.delete(`/recognition/${face.id_face}`);
  }
}

/** Registers one of the sample people through the registry dialect; their `id_face`. */
export async function register({ registry }: Doors, who: PersonName): Promise<string> {
  const { body } = await registry.post('/register', form({ name: who }, await photo(who)));
  if (body.message !== 'Face registered successfully') throw new Error(JSON.stringify(body));
  const faces = (await registry.get('/')).body as { id_face: string; name: string }[];
  return faces.findLast((face) => face.name === who)?.id_face ?? '';
}
