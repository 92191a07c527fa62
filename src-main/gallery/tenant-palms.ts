/** One tenant's palms in memory: the codes, and whose each is. A person is as near as the nearest of their palms. */
import type { PalmSide } from '../../src-shared/palm.ts';
import { palmDistanceFrom } from '../../src-shared/palm-code.ts';
import type { PalmCandidate, PalmEntry } from '../station/ports/palms.ts';
import { PalmRows } from './palm-rows.ts';

/** Codes that are compared in full for every person that is asked for, and once more: one person's many palms must not push the
 * next person's out. Among 2,700 codes the nearest was never beyond place 27 of the coarse look. */
const comparedInFull = 32;

type Row = Omit<PalmEntry, 'template'>;

export class TenantPalms {
  readonly #codes = new PalmRows();
  readonly #rows: Row[] = [];
  readonly #rowOf = new Map<number, number>();
  readonly #palmsOfPerson = new Map<number, Set<number>>();

  get count(): number {
    return this.#rows.length;
  }

  get people(): number {
    return this.#palmsOfPerson.size;
  }

  /** A palm that is there already is replaced. */
  add({ palmId, personId, side, template }: PalmEntry): void {
    this.remove(palmId);
    const row = this.#codes.append(template);
    this.#rows[row] = { palmId, personId, side };
    this.#rowOf.set(palmId, row);
    const own = this.#palmsOfPerson.get(personId) ?? new Set();
    this.#palmsOfPerson.set(personId, own.add(palmId));
  }

  /** Does nothing for a palm that is not there. */
  remove(palmId: number): void {
    const row = this.#rowOf.get(palmId);
    if (row === undefined) return;
    const { personId } = this.#rows[row] as Row;
    this.#codes.removeBySwap(row);
    this.#rowOf.delete(palmId);
    const last = this.#rows.pop() as Row;
    if (row < this.#rows.length) {
      this.#rows[row] = last;
      this.#rowOf.set(last.palmId, row);
    }
    const own = this.#palmsOfPerson.get(personId);
    own?.delete(palmId);
    if (own?.size === 0) this.#palmsOfPerson.delete(personId);
  }

  search(probe: Uint32Array, limit: number): PalmCandidate[] {
    if (!(limit >= 1)) return [];
    const nearest = new Map<number, PalmCandidate>();
    const distanceTo = palmDistanceFrom(probe);
    for (const row of this.#codes.promising(probe, comparedInFull * (Math.ceil(limit) + 1))) {
      const { palmId, personId, side } = this.#rows[row] as Row;
      const distance = distanceTo(this.#codes.code(row));
      const before = nearest.get(personId);
      if (!before || distance < before.distance || (distance === before.distance && palmId < before.palmId))
        nearest.set(personId, { personId, palmId, side, distance });
    }
    return [...nearest.values()].sort(nearestFirst).slice(0, Math.floor(limit));
  }

  distanceTo(personId: number, probe: Uint32Array, side?: PalmSide): number | null {
    const rows = Array.from(this.#palmsOfPerson.get(personId) ?? [], (id) => this.#rowOf.get(id) as number);
    const own = rows.filter((row) => side === undefined || this.#rows[row]?.side === side);
    if (own.length === 0) return null;
    const distance = palmDistanceFrom(probe);
    return Math.min(...own.map((row) => distance(this.#codes.code(row))));
  }
}

/** Equal distances in the order of person ids, so that the same question always gets the same answer. */
function nearestFirst(a: PalmCandidate, b: PalmCandidate): number {
  return a.distance - b.distance || a.personId - b.personId;
}
