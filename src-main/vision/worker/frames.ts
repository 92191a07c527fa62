/** Camera frames that came ahead of their jobs, through a port of their own: a few, for a moment. */
import { StationError } from '../../../src-shared/errors.ts';

/** A page has one frame on its way; two windows and a hiccup make four. */
const maxKept = 4;
/** Milliseconds: whatever it shows, by then it is no picture of now. */
const keptFor = 1_000;
/** Milliseconds that a job waits for its frame: port and job take different ways, and either may be first. */
const waitFor = 300;
/** Bytes: twenty times a usual frame of 640 pixels. */
const maxFrameBytes = 2 * 1024 * 1024;
const maxTicketLength = 64;

interface Kept {
  jpeg: Uint8Array;
  timer: NodeJS.Timeout;
}

export class FrameBox {
  readonly #kept = new Map<string, Kept>();
  readonly #awaited = new Map<string, (jpeg: Uint8Array) => void>();

  /** Takes a message of a page. What is no frame is dropped: the page's job will say that it is missing. */
  put(message: unknown): void {
    const { ticket, jpeg } = (message ?? {}) as { ticket?: unknown; jpeg?: unknown };
    if (typeof ticket !== 'string' || ticket === '' || ticket.length > maxTicketLength) return;
    if (!(jpeg instanceof Uint8Array) || jpeg.byteLength > maxFrameBytes) return;
    const waiting = this.#awaited.get(ticket);
    if (waiting) waiting(jpeg);
    else this.#keep(ticket, jpeg);
  }

  /** The frame of that ticket, once. Throws `busy` (retryable) where it does not come. */
  take(ticket: string): Promise<Uint8Array> {
    const kept = this.#kept.get(ticket);
    if (kept) {
      this.#drop(ticket);
      return Promise.resolve(kept.jpeg);
    }
    if (this.#awaited.has(ticket)) return Promise.reject(missing());
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#awaited.delete(ticket);
      };
      const timer = setTimeout(() => {
        settle();
        reject(missing());
      }, waitFor);
      this.#awaited.set(ticket, (jpeg) => {
        settle();
        resolve(jpeg);
      });
    });
  }

  get size(): number {
    return this.#kept.size;
  }

  #keep(ticket: string, jpeg: Uint8Array): void {
    this.#drop(ticket);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= maxKept && oldest !== undefined) this.#drop(oldest);
    const timer = setTimeout(() => this.#kept.delete(ticket), keptFor).unref();
    this.#kept.set(ticket, { jpeg, timer });
  }

  #drop(ticket: string): void {
    clearTimeout(this.#kept.get(ticket)?.timer);
    this.#kept.delete(ticket);
  }
}

function missing(): StationError {
  return new StationError('busy', 'The picture of this call is not here. Send the next one.', { reason: 'frame' });
}
