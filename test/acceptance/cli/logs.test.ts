/** What a station logs in a whole day's work: numbers, never names, pictures or templates. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logFiles } from '../../../src-main/hosts/node/daily-file.ts';
import { hadir } from '../../support/cli.ts';
import { Client, form } from '../../support/client.ts';
import { nobody, photo, varied } from '../../support/photos.ts';
import { asStaff, password, names as staffNames } from '../../support/staff.ts';
import { enrol } from '../../support/station-fixture.ts';
import { StationProcess } from '../../support/station-process.ts';

const names = ['Zulaikha', 'Qomariah', 'Wisnuwardhana'];

async function dayOf(station: StationProcess): Promise<void> {
  const api = new Client(station.address);
  const [first, second, third] = names as [string, string, string];
  await enrol(api, 1, 11, 'ayu', { name: first });
  await enrol(api, 1, 12, 'bunga', { name: second });
  await enrol(api, 1, 13, 'ayu', { name: third });
  await enrol(api, 1, 14, await nobody(), { name: third });
  await api.post('/identify', form({ tenant_id: 1 }, await varied('ayu', 'darker')));
  await api.post('/verify', form({ tenant_id: 1, user_id: 12 }, await photo('bunga')));
  const { body } = await api.post('/encode', form({}, await photo('ayu')));
  await api.post('/compare', form({ encoding: JSON.stringify(body.encoding) }, await photo('ayu')));
  await api.post('/identify', form({ tenant_id: 1 }, Buffer.from('broken')));
  await api.get('/enrollments/1');
  await live(station);
  await api.delete(`/enrollments/1/name/${second}`);
  await api.delete(`/enrollments/1/name/${third}`);
  await api.get(`/people/${first}`);
}

/** Somebody before the gate's camera, and a guided enrolment that is begun. */
async function live(station: StationProcess): Promise<void> {
  const image = await photo('ayu');
  await asStaff(station.address, async (client) => {
    for (let seq = 0; seq < 12; seq++)
      await client.call('live.frame', { camera: 'gate', seq, at: seq * 120, image: new Uint8Array(image) });
    const { sessionId } = await client.call('enrolment.start', { name: names[2] as string });
    await client.call('enrolment.frame', { sessionId, image: new Uint8Array(image) });
  });
}

test('no name, no picture and no template is in the log', async () => {
  const station = await StationProcess.start({ HADIR_LOG_LEVEL: 'debug' });
  await dayOf(station);
  await hadir(station.folder, ['status']);
  await station.stop();
  const folder = join(station.folder, 'data/logs');
  const file = logFiles(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
  const lines = file.trim().split('\n');
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  // What is on the screen is in the file, but for the lines that tell a person the addresses.
  expect(station.output.split('\n').filter((line) => line.startsWith('{'))).toEqual(lines);
  for (const text of [file, station.output]) {
    for (const name of [...names, staffNames.administrator, password]) expect(text).not.toContain(name);
    expect(text).not.toMatch(/[A-Za-z0-9+/]{60,}={0,2}/);
    expect(text).not.toMatch(/-?\d\.\d{3,}\s*,\s*-?\d\.\d{3,}\s*,/);
    expect(text).not.toMatch(/"\$?(base64|bytes|floats|embedding|encoding|image)"/);
  }
});
