import { readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { httpStream } from '../../../src-main/outbound/http-stream.ts';
import { spooled } from '../../../src-main/outbound/spool.ts';
import { tempFolder } from '../store/support.ts';
import { all, inPieces, service } from './support.ts';

it('gives every byte in order, and leaves nothing in the folder', async () => {
  const text = Array.from({ length: 50_000 }, (_, i) => `${i},`).join('');
  const folder = tempFolder();
  expect(Buffer.concat(await all(spooled(() => inPieces(text, 1017), folder))).toString()).toBe(text);
  expect(await all(spooled(() => inPieces('', 1), folder))).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('gives what arrived before a fault, then the fault', async () => {
  const source = (async function* () {
    yield Buffer.from('abc');
    throw new Error('broke off');
  })();
  const got: string[] = [];
  const reading = (async () => {
    for await (const piece of spooled(() => source, tempFolder())) got.push(piece.toString());
  })();
  await expect(reading).rejects.toThrow('broke off');
  expect(got).toEqual([Buffer.from('abc').toString()]);
});

it('ends reading when nobody wants more', async () => {
  let ended = false;
  const source = (async function* () {
    try {
      for (;;) {
        yield Buffer.alloc(1000);
        await wait(1);
      }
    } finally {
      ended = true;
    }
  })();
  for await (const _ of spooled(() => source, tempFolder())) break;
  expect(ended).toBe(true);
});

it('takes all from a service that closes long before the reader is done', async () => {
  const url = await service((_, response) => response.end('x'.repeat(3_000_000)), { keepAliveTimeout: 50 });
  let read = 0;
  for await (const piece of spooled((signal) => httpStream(url, { signal }), tempFolder())) {
    read += piece.length;
    await wait(10);
  }
  expect(read).toBe(3_000_000);
});

it('does not wait for a silent service when nobody wants more', async () => {
  const url = await service((_, response) => void response.write('x'.repeat(100)));
  let pieces = 0;
  // Its answer never ends: whoever waits for that never comes out of the loop.
  for await (const _ of spooled((signal) => httpStream(url, { signal }), tempFolder())) {
    pieces++;
    break;
  }
  expect(pieces).toBe(1);
});
