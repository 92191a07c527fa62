/** Reads from another service over HTTP: the body in pieces as they come, with time-outs, and every fault in one sentence. */
import { StationError } from '../../src-shared/errors.ts';

export interface StreamOptions {
  /** Milliseconds until the service must have begun to answer; a slow database behind it may need a while. */
  answerWithin?: number;
  /** Milliseconds that it may be silent in the middle. Time that the reader takes is not counted. */
  silentAtMost?: number;
  /** Bytes; past them it is no list of a school's people. */
  most?: number;
  /** For services that want a key. */
  apiKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Errors, all StationError: `timeout`, and `invalid_argument` for whatever else the service or the address is to blame for. */
export async function* httpStream(url: URL, options: StreamOptions = {}): AsyncGenerator<Uint8Array> {
  const { answerWithin = 30_000, silentAtMost = 60_000, most = 8e9, apiKey, signal } = options;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  signal?.addEventListener('abort', stop);
  const headers = { accept: 'application/json', ...(apiKey ? { 'x-api-key': apiKey } : {}) };
  try {
    // A key is meant for the service that was named, not for wherever that one sends us.
    const redirect = apiKey ? 'error' : 'follow';
    const asked = fetch(url, { headers, redirect, signal: abort.signal });
    const response = await within(asked, answerWithin, abort, url, 'did not answer');
    checkStatus(response, url);
    if (!response.body) return;
    const reader = response.body.getReader();
    let total = 0;
    for (;;) {
      const { done, value } = await within(
        reader.read(),
        silentAtMost,
        abort,
        url,
        'stopped in the middle of its answer',
      );
      if (done) return;
      total += value.byteLength;
      if (total > most) throw fault(url, 'sent more than a list of people can be. Check the address.');
      yield value;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    // Whoever stops reading early must not leave the connection open.
    abort.abort();
  }
}

/** `text` as the address of a service, ending in `/`. Throws `invalid_argument`. */
export function serviceAddress(text: string): URL {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash)
    throw new StationError(
      'invalid_argument',
      `--url is "${text}"; it must be an address like http://192.168.1.5:8000.`,
    );
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

async function within<T>(work: Promise<T>, ms: number, abort: AbortController, url: URL, late: string): Promise<T> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort.abort();
  }, ms);
  try {
    return await work;
  } catch (error) {
    if (isLate) throw new StationError('timeout', `${url.host} ${late} within ${Math.round(ms / 1000)} s.`);
    throw fault(url, reasonOf(error));
  } finally {
    clearTimeout(timer);
  }
}

/** By the system's and the HTTP client's codes, in words. */
const reasons: Record<string, string> = {
  ECONNREFUSED: 'refuses the connection. Check the address, and that the service runs.',
  ENOTFOUND: 'was not found. Check the address.',
  EAI_AGAIN: 'was not found. Check the address and the network.',
  EHOSTUNREACH: 'cannot be reached. Check the address and the network.',
  ENETUNREACH: 'cannot be reached. Check the address and the network.',
  ETIMEDOUT: 'cannot be reached. Check the address and the network.',
  UND_ERR_CONNECT_TIMEOUT: 'cannot be reached. Check the address and the network.',
  UND_ERR_SOCKET: 'broke off. Run the same command again to go on.',
  ECONNRESET: 'broke off. Run the same command again to go on.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that this computer does not trust. Name it in NODE_EXTRA_CA_CERTS.',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that this computer does not trust. Name it in NODE_EXTRA_CA_CERTS.',
};

function reasonOf(error: unknown): string {
  const { name, code, cause } = error as { name?: string; code?: string; cause?: { code?: string } };
  if (name === 'AbortError') return 'was not read to the end: the import was stopped.';
  return reasons[cause?.code ?? code ?? ''] ?? 'does not speak HTTP as expected. Check the address.';
}

function checkStatus({ status, ok }: Response, url: URL): void {
  if (ok) return;
  const path = `${url.pathname} (HTTP ${status})`;
  if (status === 404) throw fault(url, `has nothing at ${path}. Check the address and the tenant.`);
  if (status === 401 || status === 403) throw fault(url, `refuses ${path}. Give its key with --source-key.`);
  throw fault(url, `failed at ${path}. Look at that service's own log, then run the same command again.`);
}

function fault({ host }: URL, what: string): StationError {
  return new StationError('invalid_argument', `${host} ${what}`);
}
