/** What delivery needs kept, and how something is sent. The store's methods are synchronous. */
import type { Delivery, DeliveryState, Endpoint, OutboxEvent, Topic } from '../../../src-shared/contract/delivery.ts';

export interface StoredEndpoint extends Pick<Endpoint, 'id' | 'name' | 'url' | 'topics' | 'paused' | 'createdAt'> {
  /** `webhook`: of the school's systems. `messages`: the one that stands for the guardians' gateway. */
  kind: 'webhook' | 'messages';
  /** Out of its seal. */
  secret: string;
}

/** A delivery that may be tried now. */
export interface DueDelivery extends Delivery {
  event: OutboxEvent;
}

export interface DeliveryStore {
  outbox: {
    /** Part of the transaction that writes the record: queues one delivery for every endpoint that wants the topic. */
    add(event: Omit<OutboxEvent, 'id'>): OutboxEvent;
    after(eventId: number, limit: number): OutboxEvent[];
    lastId(): number;
    /** Drops events older than an instant whose deliveries are all over. */
    prune(before: string): void;
  };
  endpoints: {
    list(): StoredEndpoint[];
    insert(endpoint: Omit<StoredEndpoint, 'id'>): StoredEndpoint;
    update(endpoint: StoredEndpoint): void;
    /** With its deliveries. */
    remove(endpointId: number): void;
  };
  deliveries: {
    /** Pending ones whose time has come, of endpoints that are not paused, at most one per endpoint and person: the oldest
     * that is not over. */
    due(now: string, limit: number): DueDelivery[];
    /** When the next one is due; null when nothing waits. */
    nextAt(): string | null;
    get(deliveryId: number): Delivery | null;
    delivered(deliveryId: number, at: string, status: number): void;
    failed(
      deliveryId: number,
      outcome: { nextAttemptAt: string | null; status: number | null; error: string; state: DeliveryState },
    ): void;
    requeue(deliveryId: number, at: string): void;
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

/** One HTTP request, made by the host. Never throws for what the other side does. */
export interface Sender {
  send(request: {
    url: string;
    headers: Record<string, string>;
    body: string;
    /** Milliseconds. */
    timeout: number;
  }): Promise<{ status: number | null; error: string | null }>;
}

export interface Signer {
  /** Base64 of HMAC-SHA-256. */
  hmac(secret: string, text: string): string;
}

export type { Topic };
