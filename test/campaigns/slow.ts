/** How long a caller may take: `node test/campaigns/slow.ts`, two minutes. Connections that say nothing, heads that stop and
 * bodies that trickle must all be ended by the station itself, with others served meanwhile. */
import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { exchange, open, repliesIn, requestBytes } from '../acceptance/abuse/support/http.ts';
import { contentType } from '../acceptance/abuse/support/multipart.ts';
import { AbusedStation } from '../acceptance/abuse/support/station.ts';

/** Milliseconds: a request must have arrived after 60 s, and the server looks every 5 s. */
const endsWithin = 70_000;

const station = await AbusedStation.start();
const { address } = station.process;
const before = station.descriptors();

interface Slow {
  title: string;
  first: string | Uint8Array;
  /** Sent again and again. */
  again: string;
}

const body = requestBytes({
  method: 'POST',
  path: '/detect',
  headers: { 'content-type': contentType, 'content-length': '900000' },
});
const cases: Slow[] = [
  { title: 'a connection that says nothing', first: '', again: '' },
  { title: 'a head that stops', first: 'GET /health HTTP/1.1\r\nHost: loc', again: '' },
  { title: 'a head that trickles', first: 'GET /health HTTP/1.1\r\n', again: 'X-More: 1\r\n' },
  { title: 'a body that stops', first: body, again: '' },
  { title: 'a body that trickles', first: body, again: 'x' },
];

const report = new Map<string, number>();

async function ended({ title, first, again }: Slow): Promise<void> {
  const start = performance.now();
  const socket = open(address);
  let received: Buffer = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
  });
  const closed = once(socket, 'close');
  if (first.length > 0) socket.write(first);
  const trickle = setInterval(() => again && socket.writable && socket.write(again), 1000);
  const late = wait(endsWithin, 'late', { ref: false });
  const outcome = await Promise.race([closed, late]);
  clearInterval(trickle);
  assert.notEqual(outcome, 'late', `${title}: still open after ${endsWithin} ms`);
  const answer = repliesIn(received)[0]?.status ?? 'none';
  assert.equal(answer, 408, title);
  report.set(title, Math.max(report.get(title) ?? 0, Math.round((performance.now() - start) / 1000)));
}

let done = false;
const others = (async () => {
  while (!done) {
    const start = performance.now();
    assert.equal((await exchange(address, { method: 'GET', path: '/health' }))?.status, 200);
    assert.ok(performance.now() - start < 1000, 'others had to wait');
    await wait(500);
  }
})();
// Ten of each, so that one kind cannot hide behind another.
await Promise.all(cases.flatMap((slow) => Array.from({ length: 10 }, () => ended(slow))));
done = true;
for (const [title, seconds] of report) console.log(`${title}: told 408 and ended after ${seconds} s`);
await others;
await wait(500);
await station.assertWell();
if (before !== null) assert.ok((station.descriptors() ?? 0) <= before + 5, 'file descriptors came back');
await station.process.stop();
process.exit(0);
