import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sender, signer } from '../../../src-main/outbound/http-sender.ts';

async function listening(server: Server, scheme = 'http'): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

async function receiving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => server.closeAllConnections());
  return listening(server);
}

const send = (url: string, more: { timeout?: number; signal?: AbortSignal } = {}) =>
  sender.send({ url, headers: { 'content-type': 'application/json' }, body: '{"a":"é"}', timeout: 5000, ...more });

describe('the sender', () => {
  it('posts exactly the body and headers it is given', async () => {
    let got = '';
    const url = await receiving((request, response) => {
      request.on('data', (bytes) => (got += bytes));
      request.on('end', () => {
        got += `|${request.method} ${request.url} ${request.headers['content-type']}`;
        response.writeHead(204).end();
      });
    });
    expect(await send(url)).toEqual({ status: 204, error: null, retryAfter: null });
    expect(got).toBe('{"a":"é"}|POST /hook application/json');
  });

  it.each([301, 400, 401, 404, 410, 429, 500])('says in a sentence what %i means', async (status) => {
    const url = await receiving((_, response) => response.writeHead(status, { location: '/elsewhere' }).end('x'));
    const { error, ...rest } = await send(url);
    expect(rest).toEqual({ status, retryAfter: null });
    expect(error).toMatch(/^It [^\n]+\(HTTP \d+\)[^\n]*\.$/);
  });

  it.each([400, 401, 403])(
    'blames the clocks, not the secret, where a %i comes from two hours ahead',
    async (status) => {
      const date = new Date(Date.now() + 2 * 3_600_000).toUTCString();
      const url = await receiving((_, response) => response.writeHead(status, { date }).end());
      expect((await send(url)).error).toMatch(/clock and this computer's are (119|120) minutes apart/);
    },
  );

  it('does not follow where it is sent on to', async () => {
    let asked = 0;
    const url = await receiving((_, response) => {
      asked++;
      response.writeHead(307, { location: '/hook' }).end();
    });
    expect((await send(url)).status).toBe(307);
    expect(asked).toBe(1);
  });

  it.each([
    ['120', 120],
    ['soon', null],
    ['Mon, 01 Jan 2001 00:00:00 GMT', 0],
  ])('reads Retry-After: %s', async (header, seconds) => {
    const url = await receiving((_, response) => response.writeHead(503, { 'retry-after': header }).end());
    expect((await send(url)).retryAfter).toBe(seconds);
  });

  it('reads Retry-After: a date, as the seconds until then', async () => {
    const at = Math.ceil(Date.now() / 1000) * 1000 + 3_600_000;
    const url = await receiving((_, response) =>
      response.writeHead(503, { 'retry-after': new Date(at).toUTCString() }).end(),
    );
    const { retryAfter } = await send(url);
    expect(retryAfter).toBeLessThanOrEqual(3_601);
    expect(retryAfter).toBeGreaterThanOrEqual(Math.floor((at - Date.now()) / 1000));
  });

  it('waits so long and no longer, whether for an answer or for the rest of one', async () => {
    const mute = await receiving(() => {});
    expect(await send(mute, { timeout: 100 })).toMatchObject({
      status: null,
      error: expect.stringContaining('No answer'),
    });
    const dribbling = await receiving((_, response) => void response.writeHead(200).write('x'));
    // Waited for to the end of the time, the answer would be none.
    expect(await send(dribbling)).toMatchObject({ status: 200, error: null });
  });

  it('does not read an endless answer', async () => {
    const url = await receiving((_, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await send(url)).toMatchObject({ status: 200, error: null });
  });

  it('is broken off when the station ends', async () => {
    const url = await receiving(() => {});
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    expect(await send(url, { signal: abort.signal })).toMatchObject({ status: null });
  });

  it.each<[string, () => Promise<string>, RegExp]>([
    ['nobody listens', async () => 'http://127.0.0.1:1/', /refuses the connection|kept for other services/],
    ['the name is not known', async () => 'http://nowhere.invalid/', /name/],
    ['it resets', () => listening(createSocketServer((socket) => void socket.resetAndDestroy())), /broke off/],
    [
      'it speaks no HTTP',
      () => listening(createSocketServer((socket) => void socket.end('HELLO\r\n'))),
      /HTTP service/,
    ],
    ['it speaks no TLS', async () => (await receiving(() => {})).replace('http', 'https'), /TLS/],
    ['its certificate is its own', selfSigned, /certificate/],
  ])('says in a sentence that %s', async (_what, open, words) => {
    const { status, error } = await send(await open());
    expect(status).toBeNull();
    expect(error).toMatch(words);
    expect(error).not.toMatch(/ECONN|undici|Error|\/work|node:/);
  });
});

async function selfSigned(): Promise<string> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
  return listening(createTlsServer({ cert, key }), 'https');
}

describe('the signer', () => {
  it("signs as the specification's example is signed", () => {
    // Of the reference libraries' own tests.
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const text = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}';
    expect(signer.hmac(secret, text)).toBe('g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('makes secrets of 32 bytes, each another', () => {
    const [one, two] = [signer.newSecret(), signer.newSecret()];
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(one).not.toBe(two);
  });
});
