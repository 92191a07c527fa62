/** What is kept of each camera's stream while frames of it come: two gates do not share tracks. */

/** Streams unused for this long (ms) are forgotten. */
const idle = 60_000;

export class CameraStreams<T> {
  readonly #streams = new Map<string, { kept: T; usedAt: number }>();
  readonly #begin: () => T;

  constructor(begin: () => T) {
    this.#begin = begin;
  }

  /** What is kept of the camera of that name; begun where there is nothing. `now`: ms, monotonic. */
  of(camera: string, now: number): T {
    for (const [name, { usedAt }] of this.#streams) if (now - usedAt > idle) this.#streams.delete(name);
    const kept = this.#streams.get(camera)?.kept ?? this.#begin();
    this.#streams.set(camera, { kept, usedAt: now });
    return kept;
  }
}
