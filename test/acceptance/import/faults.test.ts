/** Services that are not as documented: one clear line, or one refused entry, and everything else comes over. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { hadir, type Ran } from '../../support/cli.ts';
import { Client } from '../../support/client.ts';
import { StationProcess, temporaryFolder } from '../../support/station-process.ts';

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

async function importing(folder: string, answer: RequestListener, ...more: string[]): Promise<Ran> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return hadir(folder, ['import', 'tenant-service', '--url', url, '--tenant', '1', ...more]);
}

function answers(body: unknown, status = 200): RequestListener {
  return (_, response) => response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
}

test.each([
  ['a 500', answers('boom', 500), /failed at \/enrollments\/1 \(HTTP 500\)/],
  ['a 403', answers({ detail: 'no' }, 403), /--source-key/],
  ['a web page', answers('<html>hello</html>'), /not JSON/],
  ['another JSON', answers({ people: [] }), /no list "enrollments"/],
  ['half an answer', answers('{"tenant_id":1,"enrollments":[{"id":1,'), /ended in the middle/],
  ['nothing', answers(''), /not JSON/],
])('%s is one line', async (_, answer, message) => {
  const ran = await importing(temporaryFolder(), answer);
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toMatch(message);
  expect(ran.stderr.trim().split('\n')).toHaveLength(1);
});

test('entries that are not as documented are named, the others come over', async () => {
  const encoding = Array.from({ length: 128 }, (_, i) => Math.sin(i));
  const enrollments = [
    { id: 1, user_id: 1, name: 'Ayu', encoding },
    { id: 2, user_id: -1, name: 'Budi', encoding },
    { id: 3, user_id: 3, name: '', encoding },
    { id: 4, user_id: 4, name: 'Citra', encoding: encoding.slice(1) },
    { id: 5, user_id: 5, name: 'Dewi', encoding: encoding.map(() => 0) },
    { id: 6, name: 'Eka' },
    { id: 7, user_id: 7, name: 'Fitri', encoding: null },
    'what',
  ];
  const ran = await importing(temporaryFolder(), answers({ tenant_id: 1, enrollments }), '--network', 'standard');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('8 read: 1 enrolled, 2 new people, 0 already there, 6 refused, 1 to be photographed.');
  const refused = ran.stdout.split('Refused:\n')[1]?.trim().split(/\n\s*/);
  expect(refused).toEqual([
    'entry 2: user_id must not be negative.',
    expect.stringMatching(/^entry 3: name must be 1 to 200/),
    expect.stringMatching(/^entry 4 \(4 Citra\): The encoding has 127 numbers; .* 128\.$/),
    expect.stringMatching(/^entry 5 \(5 Dewi\): The encoding must hold/),
    'entry 6: user_id must be a whole number.',
    'entry 8: It is not an entry as documented.',
  ]);
});

test('two people under one number: the first comes over, the other one is named', async () => {
  const dimension = 128;
  const encodings = [Math.sin, Math.cos].map((wave) => Array.from({ length: dimension }, (_, i) => wave(i)));
  const enrollments = encodings.map((encoding, i) => ({ id: i + 1, user_id: 7, name: 'Ayu', encoding }));
  const home = temporaryFolder();
  const ran = await importing(home, answers({ tenant_id: 1, enrollments }), '--network', 'standard');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('2 read: 1 enrolled, 1 new person, 0 already there, 1 refused.');
  expect(ran.stdout).toContain('entry 2 (7 Ayu): The face is not like those enrolled under this number.');
  const again = await importing(home, answers({ tenant_id: 1, enrollments }), '--network', 'standard');
  expect(again.stdout).toContain('2 read: 0 enrolled, 0 new people, 1 already there, 1 refused.');
});

test('5,000 people come over, and nobody twice', async () => {
  const enrollments = Array.from({ length: 5000 }, (_, i) => ({ id: i, user_id: i + 1, name: `Pupil ${i}` }));
  const home = temporaryFolder();
  const first = await importing(home, answers({ tenant_id: 1, enrollments }));
  expect(first.stdout).toContain('5000 read: 0 enrolled, 5000 new people, 0 already there, 0 refused, 5000 to be');
  const second = await importing(home, answers({ tenant_id: 1, enrollments }));
  expect(second.stdout).toContain('0 new people, 5000 already there');
  const station = await StationProcess.start({}, home);
  expect((await new Client(station.address).get('/enrollments/1')).body.enrollments).toEqual([]);
  await station.stop();
});
