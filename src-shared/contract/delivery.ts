/** What leaves the station by itself: webhooks and messages to guardians, out of an outbox written with the record. */
import { z } from 'zod';
import type { DayStatus } from './attendance.ts';
import { actor, cursor, id, line, shownTime } from './fields.ts';

export const topics = [
  'attendance.recorded',
  'attendance.voided',
  'attendance.replaced',
  /** Somebody has not been seen by dismissal. */
  'attendance.absent',
  'leave.decided',
] as const;
export type Topic = (typeof topics)[number];

/** `dead`: tried for a week in vain. `skipped`: ended without being sent, `lastError` says why. */
export const deliveryStates = ['pending', 'delivered', 'dead', 'skipped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const url = z.url({ protocol: /^https?$/ }).max(500);
const quiet = z
  .object({ from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) })
  .nullable();

export const deliveryArguments = {
  'endpoints.list': z.object({}),
  /** The secret is shown this once. */
  'endpoints.create': z.object({ name: line(80).min(1), url, topics: z.array(z.enum(topics)).min(1), actor }),
  'endpoints.update': z.object({
    endpointId: id,
    name: line(80).min(1).optional(),
    url: url.optional(),
    topics: z.array(z.enum(topics)).min(1).optional(),
    paused: z.boolean().optional(),
    actor,
  }),
  'endpoints.remove': z.object({ endpointId: id, actor }),
  'endpoints.rotateSecret': z.object({ endpointId: id, actor }),
  /** Sends one made-up event now and says what came back. */
  'endpoints.test': z.object({ endpointId: id }),

  'deliveries.list': z.object({
    endpointId: id.optional(),
    state: z.enum(deliveryStates).optional(),
    limit: z.number().int().min(1).max(200).default(50),
    cursor,
  }),
  /** Puts one that is over back into the queue, under the same id. */
  'deliveries.redeliver': z.object({ deliveryId: id, actor }),
  /** Outbox events after that number, oldest first: for readers that were away. */
  'outbox.after': z.object({ after: z.number().int().min(0), limit: z.number().int().min(1).max(500).default(100) }),
  'outbox.status': z.object({}),

  'messages.settings': z.object({}),
  /** Guardian messages through an HTTP gateway. Off by default; only to guardians who agreed. */
  'messages.configure': z.object({
    enabled: z.boolean(),
    url: url.nullable().default(null),
    /** `Authorization` and the like; values are stored sealed and never shown again. Absent: those of before stay, unless the
     * address is another service's. */
    headers: z.record(z.string().max(80), z.string().max(1000)).optional(),
    /** The request's body; `{{phone}}` and `{{text}}` are filled in, quoted as the content type asks. */
    body: z.string().max(4000).default('{"to":"{{phone}}","message":"{{text}}"}'),
    contentType: z.enum(['application/json', 'application/x-www-form-urlencoded']).default('application/json'),
    /** Kind and language, `arrival.id`, -> text with {name}, {school}, {time}, {date}, {status}, {minutes}; absent: the station's
     * own. */
    templates: z.record(z.string(), z.string().max(500)).default({}),
    on: z.array(z.enum(['arrival', 'late', 'departure', 'absent'])).default(['arrival', 'late', 'absent']),
    /** Nothing is sent within; what waits is sent after. */
    quietHours: quiet.default({ from: '21:00', to: '05:00' }),
    actor,
  }),
  'messages.test': z.object({ phone: line(30).min(5), language: z.enum(['id', 'en']).default('id') }),
} as const;

const progress = {
  pending: z.int(),
  dead: z.int(),
  lastDeliveredAt: shownTime.nullable(),
  lastError: z.string().nullable(),
};

export const endpoint = z
  .object({
    id: z.int(),
    name: z.string(),
    url: z.string(),
    topics: z.array(z.enum(topics)),
    paused: z.boolean(),
    createdAt: shownTime,
    ...progress,
  })
  .meta({ id: 'Endpoint' });
export type Endpoint = z.output<typeof endpoint>;

/** What a receiver gets, and what the outbox keeps: no portrait, no template, no score. */
export interface OutboxEvent {
  /** Rises by the order of writing. */
  id: number;
  topic: Topic;
  at: string;
  personId: number | null;
  data: {
    recordId?: number;
    targetId?: number;
    userId?: number;
    name?: string;
    group?: string;
    at?: string;
    day?: string;
    gate?: string;
    direction?: string;
    method?: string;
    reading?: string;
    status?: DayStatus | null;
    lateMinutes?: number;
    [more: string]: unknown;
  };
}

/** An event as everybody outside gets it, called or asking. */
export interface EventBody {
  id: number;
  type: string;
  timestamp: string;
  data: OutboxEvent['data'] & { personId: number | null };
}

export function eventBody({
  id,
  topic,
  at,
  personId,
  data,
}: Omit<OutboxEvent, 'topic'> & { topic: string }): EventBody {
  return { id, type: topic, timestamp: at, data: { personId, ...data } };
}

export const delivery = z
  .object({
    id: z.int(),
    /** What receivers deduplicate by. */
    uuid: z.string().describe('The `webhook-id`: the same through every retry.'),
    endpointId: z.int(),
    eventId: z.int(),
    topic: z.enum(topics),
    personId: z.int().nullable(),
    state: z.enum(deliveryStates),
    attempts: z.int(),
    createdAt: shownTime,
    nextAttemptAt: shownTime
      .nullable()
      .describe('null where it is over, or waits for an earlier one about the same person.'),
    deliveredAt: shownTime.nullable(),
    lastStatus: z.int().nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.output<typeof delivery>;

export const testResult = z
  .object({ ok: z.boolean(), status: z.int().nullable(), milliseconds: z.int(), error: z.string().nullable() })
  .meta({ id: 'TestResult' });
export type TestResult = z.output<typeof testResult>;

export const messageSettings = z
  .object({
    enabled: z.boolean(),
    url: z.string().nullable(),
    headerNames: z.array(z.string()),
    body: z.string(),
    contentType: z.string(),
    templates: z.record(z.string(), z.string()),
    on: z.array(z.enum(['arrival', 'late', 'departure', 'absent'])),
    quietHours: z.object({ from: z.string(), to: z.string() }).nullable(),
    guardians: z.int().describe('Guardians of the pupils there are now who agreed and have a telephone number.'),
    /** How sending goes; null while it is off. */
    delivery: z.object({ id: z.int(), paused: z.boolean(), ...progress }).nullable(),
  })
  .meta({ id: 'MessageSettings' });
export type MessageSettings = z.output<typeof messageSettings>;

export const outboxStatus = z
  .object({ pending: z.int(), dead: z.int(), oldestPendingAt: shownTime.nullable(), lastEventId: z.int() })
  .meta({ id: 'OutboxStatus' });

export interface DeliveryResults {
  'endpoints.list': { endpoints: Endpoint[] };
  'endpoints.create': Endpoint & { secret: string };
  'endpoints.update': Endpoint;
  'endpoints.remove': { removed: true };
  'endpoints.rotateSecret': { secret: string };
  'endpoints.test': TestResult;
  'deliveries.list': { deliveries: Delivery[]; next: number | null };
  'deliveries.redeliver': Delivery;
  'outbox.after': { events: OutboxEvent[] };
  'outbox.status': z.output<typeof outboxStatus>;
  'messages.settings': MessageSettings;
  'messages.configure': MessageSettings;
  'messages.test': TestResult;
}
