/** The readers of one address that streams events: not too many at once, and none that keeps the station from ending. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import type { StationEvent } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { EventSource, type Told } from './event-source.ts';

/** Streams open at once; a school has a handful of programs. */
const maxStreams = 64;

const lastEventId = z
  .string()
  .regex(/^\d{1,15}$/, 'must be the id of an event')
  .optional()
  .describe('The id of the last event that was read; what was recorded since comes first.');

export const streamHeaders = z.looseObject({ 'last-event-id': lastEventId });

export const eventStream = {
  description: 'A stream of events.',
  content: { 'text/event-stream': { schema: z.any().meta({ type: 'string' }) } },
};

export class EventSources {
  readonly #station: SigningClient;
  readonly #open = new Set<EventSource>();

  constructor(app: Pick<FastifyInstance, 'addHook'>, station: SigningClient) {
    this.#station = station;
    // The end of the station waits for answers under way; these would never end by themselves.
    app.addHook('preClose', async () => {
      for (const source of this.#open) source.end();
    });
  }

  /** A reader of what `told` makes of the station's events. What it missed is up to the caller. Throws `busy`. */
  add(reply: Pick<FastifyReply, 'raw'>, told: (event: StationEvent) => Told | null): EventSource {
    if (this.#open.size >= maxStreams)
      throw new StationError('busy', 'Too many streams are open. Close one.', { retryAfter: 30 });
    const source = new EventSource(reply.raw);
    this.#open.add(source);
    const unsubscribe = this.#station.subscribe((event) => {
      const one = told(event);
      if (one) source.send(one);
    });
    source.stream.on('close', () => {
      unsubscribe();
      this.#open.delete(source);
    });
    reply.raw.on('close', () => source.stream.destroy());
    return source;
  }
}
