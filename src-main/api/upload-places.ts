/** Bounds the memory that uploads take: the bytes that have arrived, and the uploads that are being worked on. Who sends slowly
 * holds only what they have sent, so that a hundred of them keep nobody out. One of these stands for all ports of a process. */
import type { FastifyRequest } from 'fastify';
import { StationError } from '../../src-shared/errors.ts';

/** Uploads worked on at once; also how many of the greatest size may be held. */
const usual = 48;
const largestUpload = 10 * 1024 * 1024;

/** Counts bytes as they arrive; false where there is no room for them. */
export type Take = (bytes: number) => boolean;

export class UploadPlaces {
  readonly #most: number;
  #taken = 0;
  #held = 0;

  constructor(most = usual) {
    this.#most = most;
  }

  /** Runs `use` with what `read` gives, in a place of its own. Throws `busy` where none is free. */
  async withPlace<B, T>(read: (take: Take) => Promise<B>, use: (body: B) => Promise<T>): Promise<T> {
    this.#requireFree();
    let own = 0;
    const take: Take = (bytes) => {
      if (this.#held + bytes > this.#most * largestUpload) return false;
      this.#held += bytes;
      own += bytes;
      return true;
    };
    try {
      return await this.#inPlace(use, await read(take));
    } finally {
      this.#held -= own;
    }
  }

  async #inPlace<B, T>(use: (body: B) => Promise<T>, body: B): Promise<T> {
    this.#requireFree();
    this.#taken++;
    try {
      return await use(body);
    } finally {
      this.#taken--;
    }
  }

  #requireFree(): void {
    if (this.#taken >= this.#most) throw busy();
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    uploads: UploadPlaces;
  }
}

/** In a place of the request's server. Throws `busy` where none is free. */
export function withPlace<B, T>(
  { server }: FastifyRequest,
  read: (take: Take) => Promise<B>,
  use: (body: B) => Promise<T>,
): Promise<T> {
  return server.uploads.withPlace(read, use);
}

export function busy(): StationError {
  return new StationError('busy', 'The station is busy. Try again in a moment.', { retryAfter: 1 });
}
