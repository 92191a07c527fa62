/** One reader of the station's events over HTTP, in the form of https://html.spec.whatwg.org/multipage/server-sent-events.html */
import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import type { Arrival, StationEvent } from '../../../src-shared/contract.ts';

/** Milliseconds after which a silent stream says that it is there, so that nobody in between closes it. */
const heartbeat = 15_000;
/** Milliseconds a reader waits before it comes again. */
const retry = 2_000;
/** Bytes on their way to a reader that does not read; past it the reader is cut off, and resumes when it comes again. */
const maxBuffered = 64 * 1024;

export class EventSource {
  readonly stream = new PassThrough();
  readonly #response: ServerResponse;
  readonly #timer: NodeJS.Timeout;
  /** Events that came while missed ones were being read. */
  #waiting: StationEvent[] | null = [];
  #lastEventId = 0;

  constructor(response: ServerResponse) {
    this.#response = response;
    this.#timer = setInterval(() => this.#write(': \n\n'), heartbeat);
    this.stream.on('close', () => clearInterval(this.#timer));
    this.#write(`retry: ${retry}\n\n`);
  }

  /** Until `resume` is called, events are kept back: those that were missed come first. */
  send(event: StationEvent): void {
    if (this.#waiting) this.#waiting.push(event);
    else this.#tell(event);
  }

  resume(missed: readonly Arrival[]): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const arrival of missed) this.#tell({ type: 'recognised', ...arrival });
    for (const event of waiting) this.#tell(event);
  }

  end(): void {
    this.stream.end();
  }

  #tell({ type, ...data }: StationEvent): void {
    const lines = `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
    if ('eventId' in data) this.#tellStored(data.eventId, lines);
    else this.#write(lines);
  }

  /** Only stored events have an id: what a reader names when it comes again is the last of these. */
  #tellStored(id: number, lines: string): void {
    // It may have been read from the store and told live as well.
    if (id <= this.#lastEventId) return;
    this.#lastEventId = id;
    this.#write(`id: ${id}\n${lines}`);
  }

  #write(text: string): void {
    if (this.stream.destroyed || this.stream.writableEnded) return;
    this.stream.write(text);
    const buffered = this.stream.writableLength + this.stream.readableLength + this.#response.writableLength;
    if (buffered > maxBuffered) this.#cutOff();
  }

  #cutOff(): void {
    this.stream.destroy();
    this.#response.destroy();
  }
}
