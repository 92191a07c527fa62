/**
 * The palms of the active palm pack in memory, a tenant at a time; kept like the faces' templates in `gallery.ts`. A search looks
 * at every code coarsely and compares those in full that look nearest (`palm-rows.ts`). Of 180 probes of real palms none lost its
 * nearest one among 2,700 codes (`test/bench/bench-palm-search.ts`).
 */
import { StationError } from '../../src-shared/errors.ts';
import type { PalmSide } from '../../src-shared/palm.ts';
import { palmDistanceFrom, palmWords } from '../../src-shared/palm-code.ts';
import type { PalmCandidate, PalmEntry, PalmGallery } from '../station/ports/palms.ts';
import { PalmRows } from './palm-rows.ts';

export interface PalmGalleryOptions {
  /** Every palm of the tenant in the active palm pack, as the store has it now. */
  load: (tenantId: number) => Iterable<PalmEntry>;
}

/** Codes are copied. Errors of the methods, besides those of the loader: wrong_dimension (a code of another length). */
export function createPalmGallery({ load }: PalmGalleryOptions): PalmGallery {
  const loaded = new Map<number, TenantPalms>();

  function tenant(tenantId: number): TenantPalms {
    const known = loaded.get(tenantId);
    if (known) return known;
    const fresh = new TenantPalms();
    for (const entry of load(tenantId)) fresh.add(checked(entry));
    loaded.set(tenantId, fresh);
    return fresh;
  }

  return {
    // What the loader already brought is replaced by itself: adding after storing is right whether or not it was loaded.
    add(tenantId, entries) {
      const into = tenant(tenantId);
      for (const entry of entries) into.add(checked(entry));
    },
    // A tenant that is not loaded need not be: the loader will not bring what the store no longer has.
    remove(tenantId, palmIds) {
      const from = loaded.get(tenantId);
      for (const id of palmIds) from?.remove(id);
    },
    search: (tenantId, template, limit) => tenant(tenantId).search(wholeCode(template), limit),
    distanceTo: (tenantId, personId, template, side) =>
      tenant(tenantId).distanceTo(personId, wholeCode(template), side),
    people: (tenantId) => tenant(tenantId).people,
    count: (tenantId) => tenant(tenantId).count,
    invalidate(tenantId) {
      loaded.delete(tenantId);
    },
  };
}

function checked(entry: PalmEntry): PalmEntry {
  wholeCode(entry.template);
  return entry;
}

function wholeCode(code: Uint32Array): Uint32Array {
  if (code.length === palmWords) return code;
  const message = `A palm's code has ${palmWords} words, this one ${code.length}.`;
  throw new StationError('wrong_dimension', message, { expected: palmWords, found: code.length });
}

/** Codes that are compared in full for every person that is asked for, and once more: one person's many palms must not push the
 * next person's out. Among 2,700 codes the nearest was never beyond place 27 of the coarse look. */
const comparedInFull = 32;

type Row = Omit<PalmEntry, 'template'>;

/** One tenant's palms in memory: the codes, and whose each is. A person is as near as the nearest of their palms. */
class TenantPalms {
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
