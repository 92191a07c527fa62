/** The people an import has met so far: who was on the station before, who has a face by now. */
import type { StationClient } from '../../../src-shared/contract.ts';
import { type ErrorCode, StationError } from '../../../src-shared/errors.ts';
import { isNoName, sameName } from '../../../src-shared/names.ts';

export interface Met {
  userId: number;
  name: string;
  /** On the station by now. */
  there: boolean;
  /** They had a face before this import met them. */
  facesBefore: boolean;
  hasFace: boolean;
}

const nobody: ReadonlySet<ErrorCode> = new Set(['person_not_found', 'tenant_not_found']);

export class People {
  readonly #station: Pick<StationClient, 'call'>;
  readonly #tenantId: number;
  readonly #met = new Map<number, Met>();

  constructor({ station, tenantId }: { station: Pick<StationClient, 'call'>; tenantId: number }) {
    this.#station = station;
    this.#tenantId = tenantId;
  }

  /** Looked up on the station the first time. Throws `name_conflict` where the number belongs to somebody of another name: a face must
   * not go to a wrong person. */
  async meet(userId: number, name: string): Promise<Met> {
    let met = this.#met.get(userId);
    if (!met) {
      met = await this.#lookUp(userId, name);
      this.#met.set(userId, met);
    }
    if (!isNoName(met.name) && !sameName(met.name, name))
      throw new StationError(
        'name_conflict',
        `Number ${userId} belongs to ${met.name}. Check which of the two is right.`,
      );
    return met;
  }

  /** Somebody the station has just numbered. */
  add(userId: number, name: string): Met {
    const met = this.#met.get(userId) ?? { userId, name, there: false, facesBefore: false, hasFace: true };
    this.#met.set(userId, met);
    return met;
  }

  /** Whether a person of that number has a face on the station. */
  async hasFace(userId: number): Promise<boolean> {
    return this.#met.get(userId)?.hasFace ?? (await this.#find(userId))?.hasFace ?? false;
  }

  /** People who are on the station and could not be recognised. */
  withoutFace(): { userId: number; name: string }[] {
    const without = [...this.#met.values()].filter(({ there, hasFace }) => there && !hasFace);
    return without.map(({ userId, name }) => ({ userId, name }));
  }

  async #lookUp(userId: number, name: string): Promise<Met> {
    return (await this.#find(userId)) ?? { userId, name, there: false, facesBefore: false, hasFace: false };
  }

  async #find(userId: number): Promise<Met | null> {
    try {
      const person = await this.#station.call('people.byUserId', { tenantId: this.#tenantId, userId });
      const hasFace = person.templateCount > 0;
      return { userId, name: person.name, there: true, facesBefore: hasFace, hasFace };
    } catch (error) {
      if (error instanceof StationError && nobody.has(error.code)) return null;
      throw error;
    }
  }
}
