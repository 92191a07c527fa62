/** A caller of the station over HTTP that trusts nothing: every answer it gets is checked for what must hold everywhere. */
import { connect } from 'node:net';
import { expect } from 'vitest';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of a body, field by field
  body: any;
}

type Fields = Record<string, string | number | boolean>;

/** A multipart form; the image goes into `file` unless `fileField` says otherwise. */
export function form(
  fields: Fields = {},
  image?: Uint8Array,
  { fileField = 'file', type = 'image/jpeg' } = {},
): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, String(value));
  if (image) data.append(fileField, new Blob([image as Uint8Array<ArrayBuffer>], { type }), 'photo.jpg');
  return data;
}

/** Fails where an error's body is not as the dialect documents it. */
export type ErrorCheck = (call: string, body: unknown) => void;

export class Client {
  readonly address: string;
  readonly #headers: Record<string, string>;
  readonly #checkError: ErrorCheck;

  /** `headers` go with every call. */
  constructor(address: string, headers: Record<string, string> = {}, checkError: ErrorCheck = expectTenantError) {
    this.address = address;
    this.#headers = headers;
    this.#checkError = checkError;
  }

  get(path: string, init: RequestInit = {}): Promise<Answer> {
    return this.send('GET', path, init);
  }

  delete(path: string, init: RequestInit = {}): Promise<Answer> {
    return this.send('DELETE', path, init);
  }

  post(path: string, body?: RequestInit['body'], init: RequestInit = {}): Promise<Answer> {
    return this.send('POST', path, { ...init, ...(body == null ? {} : { body }) });
  }

  async send(method: string, path: string, init: RequestInit): Promise<Answer> {
    const headers = { ...this.#headers, ...(init.headers as Record<string, string>) };
    const response = await fetch(this.address + path, { ...init, method, headers });
    const text = await response.text();
    return checked(`${method} ${path}`, response.status, response.headers, text, this.#checkError);
  }
}

/** Fails for what no answer may be: a 500, an error of another shape, anything that tells about the machine. */
function checked(
  call: string,
  status: number,
  headers: Headers,
  text: string,
  checkError: ErrorCheck = expectTenantError,
): Answer {
  expect(status, `${call}: ${text.slice(0, 300)}`).not.toBe(500);
  if (status === 204) return { status, headers, body: null };
  expect(headers.get('content-type'), call).toMatch(/^application\/json/);
  const body = JSON.parse(text);
  if (status >= 400) checkError(call, body);
  if (status === 503) expect(headers.get('retry-after'), call).toMatch(/^\d+$/);
  return { status, headers, body };
}

/** The documented shape `{"detail": "…"}`: one sentence for a person, no stack, no path, no name of a source file. */
export function expectTenantError(call: string, body: unknown): void {
  expect(Object.keys(body as object), call).toEqual(['detail']);
  expectSentence(call, (body as { detail: unknown }).detail);
}

/** The envelope of the biometric dialect around the same sentence. */
export function expectBiometricError(call: string, body: unknown): void {
  expect(Object.keys(body as object), call).toEqual(['success', 'message', 'data']);
  expect(body, call).toMatchObject({ success: false, data: null });
  expectSentence(call, (body as { message: unknown }).message);
}

/** The server dialect's `{"success": false, "message": "…"}`. */
export function expectServerError(call: string, body: unknown): void {
  expect(Object.keys(body as object), call).toEqual(['success', 'message']);
  expect(body, call).toMatchObject({ success: false });
  expectSentence(call, (body as { message: unknown }).message);
}

function expectSentence(call: string, text: unknown): void {
  expect(text, call).toBeTypeOf('string');
  expect(text, call).toMatch(/^\S[^\n]{2,400}$/);
  expect(text, call).not.toMatch(
    /\bat .+:\d+:\d+|node_modules|\.ts\b|file:\/\/|[A-Z]:\\|\/(home|root|tmp|Users|work|var)\//,
  );
  expect(text, call).not.toMatch(/undefined|\[object|NaN|FST_|Expected|Invalid input|Too big|Too small/);
}

/** Sends raw bytes and reads until the station closes or `Content-Length` is there. For what `fetch` refuses to send. */
export function sendRaw(address: string, request: string | Uint8Array, { halfClose = false } = {}): Promise<Answer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => (halfClose ? socket.end(request) : socket.write(request)));
    let received = Buffer.alloc(0);
    const finish = (): void => {
      socket.destroy();
      try {
        resolve(parse(received));
      } catch (error) {
        reject(error);
      }
    };
    socket.setTimeout(10_000, () => {
      socket.destroy();
      reject(new Error(`No answer within 10 s; so far: ${received}`));
    });
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      if (isComplete(received)) finish();
    });
    socket.on('close', finish);
    socket.on('error', reject);
  });
}

/** A raw multipart request from its body, with the head that belongs to it. */
export function rawMultipart(path: string, body: string | Uint8Array, contentType: string): Uint8Array {
  const bytes = Buffer.from(body);
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${contentType}\r\nContent-Length: ${bytes.length}\r\nConnection: close\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

function isComplete(received: Buffer): boolean {
  const end = received.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(received.subarray(0, Math.max(end, 0)).toString())?.[1];
  return end >= 0 && length !== undefined && received.length >= end + 4 + Number(length);
}

function parse(received: Buffer): Answer {
  const end = received.indexOf('\r\n\r\n');
  const [first = '', ...lines] = received.subarray(0, end).toString().split('\r\n');
  const headers = new Headers(lines.map((line) => line.split(/:\s*/, 2) as [string, string]));
  const status = Number(first.split(' ')[1]);
  return checked(first, status, headers, received.subarray(end + 4).toString());
}
