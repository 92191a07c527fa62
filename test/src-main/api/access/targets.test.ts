/** What no HTTP library sends, over a real socket: two Host headers, and whole addresses as the target. */
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { serve } from '../station/support.ts';

async function statusOf(address: string, lines: string[]): Promise<number> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.end(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
  let text = '';
  for await (const chunk of socket) text += chunk;
  return Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]);
}

it.each([
  [200, ['GET /health HTTP/1.1', 'Host: localhost']],
  [400, ['GET /health HTTP/1.1', 'Host: localhost', 'Host: evil.example']],
  [400, ['GET /health HTTP/1.1', 'Host: localhost', 'hOST: localhost']],
  [200, ['GET http://localhost/health HTTP/1.1', 'Host: localhost']],
  [200, ['GET http://LOCALHOST:80/health HTTP/1.1', 'Host: localhost:80']],
  [403, ['GET http://evil.example/health HTTP/1.1', 'Host: localhost']],
  [403, ['GET http://localhost@evil.example/health HTTP/1.1', 'Host: localhost']],
  [403, ['GET http://localhost/health HTTP/1.1', 'Host: evil.example']],
])('%i: %j', async (status, lines) => {
  const { address } = await serve();
  expect(await statusOf(address, lines)).toBe(status);
});

it('every answer says that only the station’s own pages may embed it', async () => {
  const { address } = await serve();
  for (const path of ['/health', '/nowhere', '/metrics', '/docs/station/openapi.json', '/api/station/v1/health'])
    expect((await fetch(address + path)).headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
});
