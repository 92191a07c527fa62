/** Advice is given once: whoever stands there and is not known has read it, and saying it again and again helps nobody. */
import type { LiveCard } from './cards.ts';

/** Milliseconds after the last advice of a kind in which the same is not said anew to what may be the same face or hand. */
const quietFor = 6_000;

export interface Advice {
  /** The cards without the advice that was just given. */
  once(cards: readonly LiveCard[], now: number): LiveCard[];
}

export function createAdvice(): Advice {
  const given = new Map<string, { key: string; until: number }>();
  return {
    once(cards, now) {
      return cards.filter(({ outcome, modality, key }) => {
        if (outcome === 'accept' || outcome === 'disowned') return true;
        const kind = `${modality}-${outcome}`;
        const last = given.get(kind);
        if (last && last.key !== key && now < last.until) return false;
        given.set(kind, { key, until: now + quietFor });
        return true;
      });
    },
  };
}
