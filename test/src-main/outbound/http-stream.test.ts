import { expect, it } from 'vitest';
import { httpStream, type StreamOptions, serviceAddress } from '../../../src-main/outbound/http-stream.ts';
import { all, service } from './support.ts';

async function text(url: URL, options: StreamOptions = {}): Promise<string> {
  return Buffer.concat(await all(httpStream(url, options))).toString();
}

it('reads a body in pieces, with the key where there is one', async () => {
  const url = await service((request, response) => {
    response.write(`[${request.headers['x-api-key']}`);
    setTimeout(() => response.end(']'), 20);
  });
  expect(await text(url, { apiKey: 'k' })).toBe('[k]');
});

it('follows a redirect, but takes no key along', async () => {
  const seen: unknown[] = [];
  const url = await service((request, response) => {
    seen.push(request.url);
    if (request.url === '/list') response.writeHead(307, { location: '/list/' }).end();
    else response.end('[]');
  });
  expect(await text(new URL('list', url))).toBe('[]');
  await expect(text(new URL('list', url), { apiKey: 'k' })).rejects.toThrow(/Check the address/);
  expect(seen).toEqual(['/list', '/list/', '/list']);
});

it.each([
  [404, /has nothing at \/list \(HTTP 404\)/],
  [500, /failed at \/list \(HTTP 500\)/],
  [401, /--source-key/],
])('HTTP %i is one sentence', async (status, message) => {
  const url = await service((_, response) => response.writeHead(status).end('<html>stack trace</html>'));
  await expect(text(new URL('list', url))).rejects.toMatchObject({
    name: 'StationError',
    message: expect.stringMatching(message),
  });
});

it('a service that is not there is one sentence', async () => {
  await expect(text(new URL('http://127.0.0.1:9/'))).rejects.toThrow(/127\.0\.0\.1:9 .*Check the address/);
  await expect(text(new URL('http://nowhere.invalid/'))).rejects.toThrow(/nowhere\.invalid was not found/);
});

it('a service that breaks off in the middle is told so', async () => {
  const url = await service((_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('[1,');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(text(url)).rejects.toThrow(/broke off\. Run the same command again/);
});

it('a service that does not answer, or falls silent, is given up', async () => {
  const mute = await service(() => {});
  await expect(text(mute, { answerWithin: 50 })).rejects.toMatchObject({ code: 'timeout' });
  const silent = await service((_, response) => void response.writeHead(200).write('['));
  await expect(text(silent, { silentAtMost: 50 })).rejects.toThrow(/stopped in the middle/);
});

it('the time that the reader takes is not counted', async () => {
  const url = await service((_, response) => response.end('x'.repeat(300_000)));
  let read = 0;
  for await (const piece of httpStream(url, { silentAtMost: 60 })) {
    read += piece.length;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  expect(read).toBe(300_000);
});

it('a body without end is given up', async () => {
  const url = await service((_, response) => {
    const timer = setInterval(() => response.write('x'.repeat(10_000)), 1);
    response.on('close', () => clearInterval(timer));
  });
  await expect(text(url, { most: 50_000 })).rejects.toThrow(/more than a list/);
});

it('reading stops when it is told to', async () => {
  const url = await service((_, response) => void response.writeHead(200).write('['));
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 30);
  await expect(text(url, { signal: abort.signal })).rejects.toThrow(/stopped/);
});

it.each(['ftp://a', 'file:///etc/passwd', 'a.school', '', 'http://user:pass@a/', 'http://a/?x=1'])(
  '%j is no address of a service',
  (address) => {
    expect(() => serviceAddress(address)).toThrow(/--url is/);
  },
);

it('an address may have a path', () => {
  expect(new URL('enrollments/1', serviceAddress('http://a:8000/face')).href).toBe('http://a:8000/face/enrollments/1');
});
