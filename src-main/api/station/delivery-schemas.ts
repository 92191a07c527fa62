/** What leaves the station by itself, as schemas of its own API. */
import { z } from 'zod';
import { deliveryStates, topics } from '../../../src-shared/contract/delivery.ts';

const time = z.string().meta({ format: 'date-time' });

export const outboxEvent = z
  .object({
    id: z.int(),
    type: z.string(),
    timestamp: time,
    data: z.looseObject({ personId: z.int().nullable() }),
  })
  .meta({ id: 'AttendanceEvent' });

const progress = {
  pending: z.int(),
  dead: z.int(),
  lastDeliveredAt: time.nullable(),
  lastError: z.string().nullable(),
};

export const endpoint = z
  .object({
    id: z.int(),
    name: z.string(),
    url: z.string(),
    topics: z.array(z.enum(topics)),
    paused: z.boolean(),
    createdAt: time,
    ...progress,
  })
  .meta({ id: 'Endpoint' });

export const delivery = z
  .object({
    id: z.int(),
    uuid: z.string().describe('The `webhook-id`: the same through every retry.'),
    endpointId: z.int(),
    eventId: z.int(),
    topic: z.enum(topics),
    personId: z.int().nullable(),
    state: z.enum(deliveryStates),
    attempts: z.int(),
    createdAt: time,
    nextAttemptAt: time
      .nullable()
      .describe('null where it is over, or waits for an earlier one about the same person.'),
    deliveredAt: time.nullable(),
    lastStatus: z.int().nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Delivery' });

export const testResult = z
  .object({ ok: z.boolean(), status: z.int().nullable(), milliseconds: z.int(), error: z.string().nullable() })
  .meta({ id: 'TestResult' });

export const outboxStatus = z
  .object({ pending: z.int(), dead: z.int(), oldestPendingAt: time.nullable(), lastEventId: z.int() })
  .meta({ id: 'OutboxStatus' });

export const messageSettings = z
  .object({
    enabled: z.boolean(),
    url: z.string().nullable(),
    headerNames: z.array(z.string()),
    body: z.string(),
    contentType: z.string(),
    templates: z.record(z.string(), z.string()),
    on: z.array(z.enum(['arrival', 'late', 'departure', 'absent'])),
    quietHours: z
      .object({ from: z.string(), to: z.string() })
      .meta({ examples: [{ from: '21:00', to: '05:00' }] })
      .nullable(),
    guardians: z.int().describe('Guardians of the pupils there are now who agreed and have a telephone number.'),
    delivery: z.object({ id: z.int(), paused: z.boolean(), ...progress }).nullable(),
  })
  .meta({ id: 'MessageSettings' });
