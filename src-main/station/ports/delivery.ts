/** What delivery needs kept, and how something is sent. The store's methods are synchronous. */
import type { Delivery, DeliveryState, Endpoint, OutboxEvent, Topic } from '../../../src-shared/contract/delivery.ts';

export interface StoredEndpoint extends Pick<Endpoint, 'id' | 'name' | 'url' | 'topics' | 'paused' | 'createdAt'> {
  /** `webhook`: of the school's systems. `messages`: the one that stands for the guardians' gateway. */
  kind: 'webhook' | 'messages';
  /** Out of its seal. */
  secret: string;
  /** The secret before it, which signs besides until an instant; null after. */
  previous: { secret: string; until: string } | null;
}

/** A delivery that may be tried now. */
export interface DueDelivery extends Delivery {
  event: OutboxEvent;
}

export interface DeliveryStore {
  outbox: {
    /** Part of the transaction that writes the record: queues one delivery for every endpoint that wants the topic. `dueAt`: now,
     * by the computer's clock, as all times of deliveries are; `event.at` is the school's. */
    add(event: Omit<OutboxEvent, 'id'>, dueAt: string): OutboxEvent;
    /** The same, once for each key; null where that key is there already. */
    addOnce(event: Omit<OutboxEvent, 'id'>, key: string, dueAt: string): OutboxEvent | null;
    after(eventId: number, limit: number): OutboxEvent[];
    lastId(): number;
    /** Drops at most `limit` events older than an instant whose deliveries are all over; how many. */
    prune(before: string, limit: number): number;
    /** For a purge only: a person's events, with their deliveries. */
    eraseOf(personId: number): void;
  };
  endpoints: {
    list(): StoredEndpoint[];
    get(endpointId: number): StoredEndpoint | null;
    insert(endpoint: Omit<StoredEndpoint, 'id'>): StoredEndpoint;
    update(endpoint: StoredEndpoint): void;
    /** With its deliveries. */
    remove(endpointId: number): void;
  };
  /** To one endpoint, a person's deliveries go one after the other; so do those about nobody. */
  deliveries: {
    /** Pending ones of an endpoint whose time has come, by that time; of each person only the oldest that is not over. */
    due(endpointId: number, now: string, limit: number): DueDelivery[];
    /** When the first one due later than `after` is; null where there is none. */
    nextAt(endpointId: number, after: string): string | null;
    get(deliveryId: number): Delivery | null;
    delivered(deliveryId: number, at: string, status: number): void;
    /** An attempt failed. `nextAttemptAt` null: the last one, the delivery is dead. */
    failed(
      deliveryId: number,
      outcome: { at: string; nextAttemptAt: string | null; status: number | null; error: string },
    ): void;
    /** It ends without being sent, for a reason. */
    skipped(deliveryId: number, at: string, reason: string): void;
    /** It may not be sent before `until`; that is no attempt. */
    deferred(deliveryId: number, until: string): void;
    /** Back into its queue, as if it were new. */
    requeue(deliveryId: number, at: string): void;
    /** Ends at most `limit` of an endpoint's deliveries that have waited since before an instant; how many. */
    giveUp(endpointId: number, before: string, at: string, reason: string, limit: number): number;
    /** Those that wait for a time later than `later` are due at `at`: the clock was set back. */
    pullBack(endpointId: number, later: string, at: string): void;
    list(query: {
      endpointId?: number | undefined;
      state?: DeliveryState | undefined;
      limit: number;
      cursor: number;
    }): { deliveries: Delivery[]; next: number | null };
    counts(): {
      endpointId: number;
      pending: number;
      dead: number;
      lastDeliveredAt: string | null;
      lastError: string | null;
    }[];
    oldestPendingAt(): string | null;
  };
}

/** What came back: no status where nothing did, no error where it was accepted. */
export interface Reply {
  status: number | null;
  /** One sentence. */
  error: string | null;
  /** Seconds that the other side asks to be left alone for. */
  retryAfter: number | null;
}

/** One HTTP request, made by the host. Never throws for what the other side does. */
export interface Sender {
  send(request: {
    url: string;
    headers: Record<string, string>;
    body: string;
    /** Milliseconds. */
    timeout: number;
    /** Breaks it off. */
    signal?: AbortSignal | undefined;
  }): Promise<Reply>;
}

export interface Signer {
  /** `whsec_` and the base64 of 32 random bytes. */
  newSecret(): string;
  /** Base64 of the HMAC-SHA-256 under a secret's bytes. */
  hmac(secret: string, text: string): string;
}

export type { Topic };
