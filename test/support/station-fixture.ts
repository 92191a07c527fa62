/** One station for the tests of a file. Tests keep out of each other's way by using tenants of their own. */
import { afterAll, beforeAll } from 'vitest';
import { type Answer, Client, form } from './client.ts';
import { type PersonName, photo } from './photos.ts';
import { endAll, type Settings, StationProcess } from './station-process.ts';

// Registered first, run last: whatever a failed test left behind goes with its file.
afterAll(endAll);

export interface Used {
  station: StationProcess;
  api: Client;
}

/** Call it at the top of a file or a `describe`; its fields are there once the tests run. */
export function stationOfFile(settings: Settings = {}): Used {
  const used = {} as Used;
  beforeAll(async () => {
    used.station = await StationProcess.start(settings);
    used.api = new Client(used.station.address);
  });
  afterAll(async () => {
    await used.station?.stop();
  });
  return used;
}

let lastTenant = 100;
/** A tenant that no other test of the file uses. */
export function newTenant(): number {
  return ++lastTenant;
}

/** Enrols one of the sample people (or a photo of one's own) and returns the station's answer, whatever it is. */
export async function enrol(
  api: Client,
  tenant: number,
  user: number,
  who: PersonName | Uint8Array,
  fields: Record<string, string | number | boolean> = {},
): Promise<Answer> {
  const image = typeof who === 'string' ? await photo(who) : who;
  const name = typeof who === 'string' ? who : `Pupil ${user}`;
  return api.post('/enroll', form({ tenant_id: tenant, user_id: user, name, ...fields }, image));
}
