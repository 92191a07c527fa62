/**
 * The frames of the screens' socket, both ways, each one binary message of `wire.ts`. The server decodes requests with
 * `socketRequest` and the arguments with the command's own schema; the renderer needs only the types and the path.
 */
import { z } from 'zod';
import type { StationEvent } from './contract.ts';
import { errorCodes, type PlainError } from './errors.ts';

/** Same origin as the screens, `ws:` or `wss:`. */
export const socketPath = '/api/station/v1/socket';

const callId = z.number().int().min(0);
/** Characters; far more than the longest command has. */
const maxCommand = 100;

/** Screen -> station. `id` is the screen's own number for the call and comes back with its answer. A command that there is none of
 * is a request all the same: its answer tells a screen of another version to reload. */
export const socketRequest = z.object({ id: callId, call: z.string().max(maxCommand), args: z.unknown().optional() });
export type SocketRequest = z.output<typeof socketRequest>;

/** Station -> screen: exactly one for each request, in any order. */
export type SocketAnswer = { id: number; result: unknown } | { id: number; error: PlainError };
/** Station -> screen, unasked. */
export interface SocketPush {
  event: StationEvent;
}

/** A record, so that the compiler asks about every new event. */
const events: Record<StationEvent['type'], true> = {
  status: true,
  recognised: true,
  outbox: true,
  'calendar.changed': true,
  'settings.changed': true,
  'people.changed': true,
};
const eventTypes = Object.keys(events) as [StationEvent['type'], ...StationEvent['type'][]];

const plainError = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  retryable: z.boolean(),
});

/** What a screen accepts: the frame is checked here, results and events are the station's own words. */
export const socketMessage = z.union([
  z.object({ id: callId, error: plainError }),
  z.object({ id: callId, result: z.unknown() }),
  z.object({ event: z.looseObject({ type: z.enum(eventTypes) }) }),
]);
export type SocketMessage = SocketAnswer | SocketPush;
