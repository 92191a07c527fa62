/**
 * One tenant's templates in memory: the matrix, and whose each row is. A person's score is the best of their templates, so a
 * search has to look past a person's second to fifth template to the next person: see `search`.
 */
import type { Candidate } from '../../src-shared/domain.ts';
import type { GalleryEntry } from '../station/ports.ts';
import { Matrix } from './matrix.ts';
import { normalised } from './vectors.ts';

interface Row {
  templateId: number;
  personId: number;
}

export class TenantGallery {
  readonly loadedAt: string;
  /** Made for the first template, dropped with the last: an empty gallery takes embeddings of any dimension. */
  #matrix: Matrix | null = null;
  readonly #rows: Row[] = [];
  readonly #rowOfTemplate = new Map<number, number>();
  readonly #templatesOfPerson = new Map<number, Set<number>>();
  /** The most templates any one person has had since loading. */
  #mostPerPerson = 0;

  constructor(loadedAt: string) {
    this.loadedAt = loadedAt;
  }

  get templates(): number {
    return this.#rows.length;
  }

  get people(): number {
    return this.#templatesOfPerson.size;
  }

  /** A template that is there already is replaced. Errors: wrong_dimension, invalid_argument; nothing has changed then. */
  add({ templateId, personId, embedding }: GalleryEntry): void {
    const vector = normalised(embedding);
    this.#matrix?.expect(vector);
    this.remove(templateId);
    this.#matrix ??= new Matrix(vector.length);
    const row = this.#matrix.append(vector);
    this.#rows[row] = { templateId, personId };
    this.#rowOfTemplate.set(templateId, row);
    const own = this.#templatesOfPerson.get(personId) ?? new Set();
    this.#templatesOfPerson.set(personId, own.add(templateId));
    this.#mostPerPerson = Math.max(this.#mostPerPerson, own.size);
  }

  /** Does nothing for a template that is not there. */
  remove(templateId: number): void {
    const row = this.#rowOfTemplate.get(templateId);
    if (row === undefined) return;
    this.#matrix?.removeBySwap(row);
    this.#forgetOwner(templateId, (this.#rows[row] as Row).personId);
    const last = this.#rows.pop() as Row;
    if (row < this.#rows.length) {
      this.#rows[row] = last;
      this.#rowOfTemplate.set(last.templateId, row);
    }
    if (this.#rows.length === 0) this.#matrix = null;
  }

  /**
   * The best `limit` people. `limit - 1` people own at most `(limit - 1) * most` rows, so one row more shows `limit` people
   * or is every row there is: one pass always suffices. Scores are recomputed in double precision, so that 1:N and 1:1
   * report the same figure for the same face.
   */
  search(embedding: Float32Array, limit: number): Candidate[] {
    const matrix = this.#matrix;
    if (!matrix || !(limit >= 1)) return [];
    const probe = normalised(embedding);
    const rows = matrix.nearest(probe, (Math.floor(limit) - 1) * this.#mostPerPerson + 1);
    const best = new Map<number, number>();
    for (const row of rows) {
      const { personId } = this.#rows[row] as Row;
      const similarity = matrix.similarity(row, probe);
      if (similarity > (best.get(personId) ?? Number.NEGATIVE_INFINITY)) best.set(personId, similarity);
    }
    const candidates = Array.from(best, ([personId, similarity]) => ({ personId, similarity }));
    return candidates.sort(bestFirst).slice(0, limit);
  }

  /** Best cosine to the person's templates; null when they have none. Errors: wrong_dimension, invalid_argument. */
  similarityTo(personId: number, embedding: Float32Array): number | null {
    const own = this.#templatesOfPerson.get(personId);
    const matrix = this.#matrix;
    if (!own || !matrix) return null;
    const probe = normalised(embedding);
    const scores = Array.from(own, (id) => matrix.similarity(this.#rowOfTemplate.get(id) as number, probe));
    return Math.max(...scores);
  }

  #forgetOwner(templateId: number, personId: number): void {
    this.#rowOfTemplate.delete(templateId);
    const own = this.#templatesOfPerson.get(personId);
    own?.delete(templateId);
    if (own?.size === 0) this.#templatesOfPerson.delete(personId);
  }
}

/** Equal scores in the order of person ids, so that the same question always gets the same answer. */
function bestFirst(a: Candidate, b: Candidate): number {
  return b.similarity - a.similarity || a.personId - b.personId;
}
