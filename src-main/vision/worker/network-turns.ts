/** Whose turn it is at the networks: camera frames before photos, also in the middle of one. Only one picture is
 * before the networks at a time: two would wait for each other at every view. */
export class Turns {
  readonly #frames: (() => Promise<void>)[] = [];
  readonly #photos: (() => Promise<void>)[] = [];
  #running = false;

  /** Runs `work` as soon as the view that is being looked at is done. */
  frame<T>(work: () => Promise<T>): Promise<T> {
    return this.#enqueue(this.#frames, work);
  }

  /** Runs `work` when no frame waits and the photo before is done. It awaits `between` between its views. */
  photo<T>(work: () => Promise<T>): Promise<T> {
    return this.#enqueue(this.#photos, work);
  }

  /** For the photo whose turn it is: the frames that came meanwhile go first. */
  async between(): Promise<void> {
    // Messages are only received when the event loop comes round: a network may answer without that.
    await new Promise<void>((resolve) => setImmediate(resolve));
    for (let next = this.#frames.shift(); next; next = this.#frames.shift()) await next();
  }

  #enqueue<T>(queue: (() => Promise<void>)[], work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      queue.push(() => work().then(resolve, reject));
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#next(); next; next = this.#next()) await next();
    this.#running = false;
  }

  #next(): (() => Promise<void>) | undefined {
    return this.#frames.shift() ?? this.#photos.shift();
  }
}
