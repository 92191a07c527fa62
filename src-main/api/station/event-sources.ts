/** The readers of one address that streams events: not too many at once, and none that keeps the station from ending. */
import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import type { StationEvent } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';

/** Milliseconds after which a silent stream says that it is there, so that nobody in between closes it. */
const heartbeat = 15_000;
/** Milliseconds a reader waits before it comes again. */
const retry = 2_000;
/** Bytes on their way to a reader that does not read; past it the reader is cut off, and resumes when it comes again. */
const maxBuffered = 64 * 1024;
/** Bytes under which more of what was missed is sent. */
const lowBuffered = 16 * 1024;
/** Events that come while a reader still takes what it missed; past them it is cut off, and resumes when it comes again. */
const maxWaiting = 1000;

/** What is told. Only stored events have an id: what a reader names when it comes again is the last of these. */
export interface Told {
  event: string;
  id: number | null;
  data: object;
}

/** One reader of the station's events over HTTP, in the form of https://html.spec.whatwg.org/multipage/server-sent-events.html */
export class EventSource {
  readonly stream = new PassThrough();
  readonly #response: ServerResponse;
  readonly #timer: NodeJS.Timeout;
  /** Events that came while missed ones were being read. */
  #waiting: Told[] | null = [];
  #lastId = 0;

  constructor(response: ServerResponse) {
    this.#response = response;
    this.#timer = setInterval(() => this.#write(': \n\n'), heartbeat);
    this.stream.on('close', () => clearInterval(this.#timer));
    this.#write(`retry: ${retry}\n\n`);
  }

  /** Until `resume` is called, events are kept back: those that were missed come first. */
  send(told: Told): void {
    if (!this.#waiting) this.#tell(told);
    else if (this.#waiting.push(told) > maxWaiting) this.#cutOff();
  }

  /** Some of what was missed, as fast as the reader takes it; settles when it has most of it, or is gone. */
  async replay(missed: readonly Told[]): Promise<void> {
    for (const told of missed) {
      if (!this.open) return;
      this.#tell(told);
      while (this.open && this.#buffered() > lowBuffered) await pause(20);
    }
  }

  /** After what was missed: what came meanwhile; from there on events are told as they come. */
  async resume(): Promise<void> {
    while (this.#waiting && this.#waiting.length > 0 && this.open) {
      const came = this.#waiting;
      this.#waiting = [];
      await this.replay(came);
    }
    this.#waiting = null;
  }

  get open(): boolean {
    return !this.stream.destroyed && !this.stream.writableEnded;
  }

  end(): void {
    this.stream.end();
  }

  #tell({ event, id, data }: Told): void {
    const lines = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    if (id === null) this.#write(lines);
    // It may have been read from the store and told live as well.
    else if (id > this.#lastId) this.#write(`id: ${id}\n${lines}`);
    if (id !== null) this.#lastId = Math.max(id, this.#lastId);
  }

  #write(text: string): void {
    if (!this.open) return;
    this.stream.write(text);
    if (this.#buffered() > maxBuffered) this.#cutOff();
  }

  #buffered(): number {
    return this.stream.writableLength + this.stream.readableLength + this.#response.writableLength;
  }

  #cutOff(): void {
    this.stream.destroy();
    this.#response.destroy();
  }
}

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
