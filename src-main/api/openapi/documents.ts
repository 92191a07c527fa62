/** The OpenAPI documents of one port, by the name of their dialect. */
import type { Json } from './description.ts';

interface Entry {
  name: string;
  title: string;
  document(): Json;
}

export class Documents {
  readonly #entries: Entry[] = [];

  /** `document` is asked only once the server is ready. */
  add(name: string, title: string, document: () => Json): void {
    this.#entries.push({ name, title, document });
  }

  get all(): readonly Entry[] {
    return this.#entries;
  }
}
