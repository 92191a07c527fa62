/** Takes a JSON list apart while it arrives. A school's list with its pictures has gigabytes; one entry of it has megabytes. */
import { StationError } from '../../src-shared/errors.ts';

export interface ListShape {
  /** The key of the list in the document's object; null where the document is the list. */
  key: string | null;
  /** Characters of one entry; a longer one is yielded as null. */
  most: number;
}

/** The text of each entry, in order. Throws `invalid_argument` for what is not JSON, has no such list or ends too early. */
export async function* jsonElements(
  chunks: AsyncIterable<Uint8Array>,
  shape: ListShape,
): AsyncGenerator<string | null> {
  const splitter = new ElementSplitter(shape);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) yield* splitter.push(decoded(decoder, chunk));
  splitter.end();
}

function decoded(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw notJson();
  }
}

const opening = '{[';
const closing = '}]';

/** Follows brackets and strings only: whether an entry is JSON is for whoever parses it. */
class ElementSplitter {
  readonly #shape: ListShape;
  /** Brackets around the entries. */
  readonly #level: number;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #begun = false;
  #found = false;
  #inside = false;
  /** The last string directly in the document's object. */
  #key = '';
  #parts: string[] = [];
  #size = 0;

  constructor(shape: ListShape) {
    this.#shape = shape;
    this.#level = shape.key === null ? 1 : 2;
  }

  *push(text: string): Generator<string | null> {
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const at = text[i] as string;
      if (this.#inString) this.#string(at);
      else if (at === '"') this.#beginString();
      else if (opening.includes(at)) {
        if (this.#open(at)) from = i + 1;
      } else if (closing.includes(at)) {
        if (this.#inside && this.#depth === this.#level) {
          this.#keep(text.slice(from, i));
          yield* this.#taken();
          this.#inside = false;
        }
        this.#depth--;
        if (this.#depth < 0) throw notJson();
      } else if (at === ',' && this.#inside && this.#depth === this.#level) {
        this.#keep(text.slice(from, i));
        yield* this.#taken();
        from = i + 1;
      } else if (!this.#begun && at.trim() !== '') throw notJson();
    }
    if (this.#inside) this.#keep(text.slice(from));
  }

  end(): void {
    if (!this.#begun) throw notJson();
    if (this.#depth > 0) throw malformed('The list ended in the middle. Run the same command again to go on.');
    if (!this.#found) throw malformed(`The answer has no list "${this.#shape.key}". Check the address.`);
  }

  #string(at: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (at === '\\') this.#escaped = true;
    else if (at === '"') this.#inString = false;
    if (this.#inString && this.#depth === 1 && this.#key.length < 100) this.#key += at;
  }

  #beginString(): void {
    if (!this.#begun) throw notJson();
    this.#inString = true;
    if (this.#depth === 1) this.#key = '';
  }

  /** True where this bracket opens the list. */
  #open(at: string): boolean {
    const { key } = this.#shape;
    if (!this.#begun && at !== (key === null ? '[' : '{'))
      throw malformed('The answer is not a list of people. Check the address.');
    this.#begun = true;
    this.#depth++;
    if (at !== '[' || this.#depth !== this.#level || (key !== null && key !== this.#key)) return false;
    this.#found = true;
    this.#inside = true;
    return true;
  }

  #keep(piece: string): void {
    this.#size += piece.length;
    if (this.#size <= this.#shape.most) this.#parts.push(piece);
    else this.#parts = [];
  }

  *#taken(): Generator<string | null> {
    const text = this.#size > this.#shape.most ? null : this.#parts.join('').trim();
    this.#parts = [];
    this.#size = 0;
    if (text !== '') yield text;
  }
}

function notJson(): StationError {
  return malformed('The answer is not JSON. Check the address.');
}

function malformed(message: string): StationError {
  return new StationError('invalid_argument', message);
}
