/** Sends one HTTP request for a delivery, and says in one sentence what came of it. Signatures are made here too, so that the
 * station itself needs no cryptography. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Reply, Sender, Signer } from '../station/ports/delivery.ts';

/** Bytes of an answer that are read, so that its connection can be used again; past them it is closed. */
const mostRead = 16 * 1024;
/** Milliseconds that an answer's body may take; its status has decided already. */
const readWithin = 1_000;

const own = { 'user-agent': 'Hadir' };

export const sender: Sender = {
  async send({ url, headers, body, timeout, signal }) {
    const late = AbortSignal.timeout(timeout);
    const ends = signal ? AbortSignal.any([late, signal]) : late;
    try {
      const all = { ...own, ...headers };
      const response = await fetch(url, { method: 'POST', headers: all, body, redirect: 'manual', signal: ends });
      await readAway(response);
      return replyOf(response);
    } catch (thrown) {
      const error = late.aborted ? `No answer came within ${Math.round(timeout / 1000)} s.` : sendFault(thrown);
      return { status: null, error, retryAfter: null };
    }
  },
};

const prefix = 'whsec_';

export const signer: Signer = {
  newSecret: () => prefix + randomBytes(32).toString('base64'),
  hmac: (secret, text) => createHmac('sha256', keyOf(secret)).update(text).digest('base64'),
};

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64');
}

function replyOf({ status, headers }: Response): Reply {
  const retryAfter = secondsOf(headers.get('retry-after'));
  if (status >= 200 && status < 300) return { status, error: null, retryAfter };
  return { status, error: clocksApart(status, headers.get('date')) ?? wordsFor(status), retryAfter };
}

/** Receivers refuse a signature whose time is further from theirs (the Standard Webhooks libraries): milliseconds. */
const tolerance = 5 * 60_000;

/** Where a signature was refused and the two clocks are too far apart, the secret is not to blame. */
function clocksApart(status: number, date: string | null): string | null {
  if (status !== 400 && status !== 401 && status !== 403) return null;
  const apart = Math.abs(Date.parse(date ?? '') - Date.now());
  if (!(apart > tolerance)) return null;
  const minutes = Math.round(apart / 60_000);
  return `It refuses the station (HTTP ${status}): its clock and this computer's are ${minutes} minutes apart. Set the wrong one right.`;
}

function wordsFor(status: number): string {
  if (status < 400) return `It sends on to another address (HTTP ${status}). Enter the address it sends to.`;
  if (status === 401 || status === 403) return `It refuses the station (HTTP ${status}). Check the secret or the key.`;
  if (status === 404) return 'It has nothing at this address (HTTP 404). Check the address.';
  if (status === 410) return 'It wants nothing more at this address (HTTP 410), so the endpoint is paused.';
  if (status === 429) return 'It asks for fewer requests (HTTP 429). The station tries again later.';
  if (status < 500) return `It refuses what was sent (HTTP ${status}). Look at its own log.`;
  return `It failed (HTTP ${status}). Look at its own log.`;
}

/** `Retry-After` in seconds or as a date; null where it says neither. */
function secondsOf(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.round((at - Date.now()) / 1000));
}

/** Reads a short answer to its end and lets go of a long or slow one. Whatever goes wrong here changes nothing. */
async function readAway({ body }: Response): Promise<void> {
  if (!body) return;
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => {});
  const timer = setTimeout(stop, readWithin);
  try {
    for (let total = 0; total <= mostRead; ) {
      const { done, value } = await reader.read();
      if (done) return;
      total += value.byteLength;
    }
    stop();
  } catch {
    // Broken off after the status: that is known.
  } finally {
    clearTimeout(timer);
  }
}

const network = 'It cannot be reached. Check the address and the network.';
const certificate =
  'It has a certificate that this computer does not trust. Name the one that signed it in NODE_EXTRA_CA_CERTS.';

/** By the codes of the system, of TLS and of the HTTP client. */
const faults: Record<string, string> = {
  ECONNREFUSED: 'It refuses the connection. Check the address, and that the service runs.',
  ENOTFOUND: 'Its name is not known. Check the address.',
  EAI_AGAIN: 'Its name could not be looked up. Check the address and the network.',
  EHOSTUNREACH: network,
  ENETUNREACH: network,
  ETIMEDOUT: network,
  UND_ERR_CONNECT_TIMEOUT: network,
  UND_ERR_SOCKET: 'It broke off the connection.',
  ECONNRESET: 'It broke off the connection.',
  EPIPE: 'It broke off the connection.',
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate,
  SELF_SIGNED_CERT_IN_CHAIN: certificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate,
  CERT_HAS_EXPIRED: 'Its certificate has expired. Renew it there.',
  CERT_NOT_YET_VALID: "Its certificate is not valid yet. Check both computers' clocks.",
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name. Enter the address with the name it was made for.',
  EPROTO: 'It does not speak TLS. Try the address with http:// or check the port.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'It does not speak TLS. Try the address with http:// or check the port.',
};

/** Why nothing came back from the other side, in words for the person who entered its address. */
function sendFault(thrown: unknown): string {
  const { name, code, cause } = thrown as { name?: string; code?: string; cause?: Cause };
  if (name === 'AbortError') return 'The station was ending. It tries again when it runs.';
  // Several addresses of one name, each with a fault of its own.
  const known = [code, cause?.code, ...(cause?.errors ?? []).map((error) => error.code)];
  for (const one of known) if (one !== undefined && faults[one]) return faults[one];
  if (cause?.message === 'bad port') return 'This port is kept for other services. Choose another one for it.';
  return 'It does not answer as an HTTP service does. Check the address and the port.';
}

interface Cause {
  code?: string;
  message?: string;
  errors?: { code?: string }[];
}
