/** One attempt at a delivery: what is sent, and when it is tried again. */
import { eventBody, type OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import type { Signer, StoredEndpoint } from '../ports/delivery.ts';

/** One request, ready to be sent. */
export interface Parcel {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** `skip`: it ends, for that reason. `wait`: not for so many milliseconds. */
export type Plan = { send: Parcel } | { skip: string } | { wait: number };

/** Milliseconds for which the secret before a new one signs besides it, so that a receiver can change over in its own time. */
export const oldSecretFor = 24 * 3_600_000;

/** An event as the school's systems receive it, by the Standard Webhooks specification 1.0.0
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
 * `uuid`: the same through every retry, what the receiver deduplicates by. `now`: of this attempt, by the
 * computer's clock: receivers compare it with theirs. */
export function webhookParcel(
  signer: Signer,
  endpoint: Pick<StoredEndpoint, 'url' | 'secret' | 'previous'>,
  { uuid, event }: { uuid: string; event: Omit<OutboxEvent, 'topic'> & { topic: string } },
  now: Date,
): Parcel {
  const body = JSON.stringify(eventBody(event));
  const seconds = String(Math.floor(now.getTime() / 1000));
  const signed = `${uuid}.${seconds}.${body}`;
  return {
    url: endpoint.url,
    headers: {
      'content-type': 'application/json',
      'webhook-id': uuid,
      'webhook-timestamp': seconds,
      'webhook-signature': secretsOf(endpoint, now)
        .map((secret) => `v1,${signer.hmac(secret, signed)}`)
        .join(' '),
    },
    body,
  };
}

/** The receiver accepts any of the signatures. */
function secretsOf({ secret, previous }: Pick<StoredEndpoint, 'secret' | 'previous'>, now: Date): string[] {
  return previous && Date.parse(previous.until) > now.getTime() ? [secret, previous.secret] : [secret];
}

const base = 5_000;
const most = 3_600_000;
/** Milliseconds; jitter may come out near nothing, and a service in trouble needs at least a moment. */
const least = 1_000;

/** Milliseconds for which a delivery is tried before it is dead. */
export const triedFor = 7 * 24 * 3_600_000;

/** When a delivery that failed is tried again: exponentially later, with full jitter, so that a service that comes back is not
 * met by everything at once. Milliseconds until the next try after `attempts` of them; `random` is of 0..1. */
export function backoff(attempts: number, random: number): number {
  const bound = Math.min(most, base * 2 ** Math.min(attempts - 1, 20));
  return Math.max(least, Math.round(random * bound));
}

/** Milliseconds that a service may ask to be left alone for. */
export function holdOf(retryAfter: number | null): number {
  return retryAfter === null ? 0 : Math.min(most, retryAfter * 1_000);
}
