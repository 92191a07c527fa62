/** The cards on the screen and what changes them: faces, PINs and cards, "not me", and time. */
import { useEffect, useRef, useState } from 'react';
import type { RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import type { Sighting } from '../../../src-shared/domain.ts';
import { useServices } from '../../services.tsx';
import { disownCard, enterCard, type LiveCard, type Moment, updateCards, visibleCards } from './cards.ts';
import { trackKey } from './track-motion.ts';

/** Milliseconds between looks at cards that have to go although no frame comes. */
const sweep = 250;

export interface Cards {
  shown: LiveCard[];
  see(seen: readonly Sighting[]): void;
  enter(recorded: RecordedPerson): void;
  disown(key: string): void;
  /** The sighting as it may be drawn: whoever said "not me" is not called by that name. */
  drawn(sighting: Sighting): Sighting;
}

const same = (a: readonly LiveCard[], b: readonly LiveCard[]) =>
  a.length === b.length && a.every(({ key, fault }, index) => key === b[index]?.key && fault === b[index]?.fault);

/** `onGreeting` hears of every new greeting once. */
export function useCards(onGreeting: (card: LiveCard) => void): Cards {
  const { station } = useServices();
  const all = useRef<LiveCard[]>([]);
  const advice = useRef(createAdvice());
  const lastSeen = useRef(0);
  const [shown, setShown] = useState<LiveCard[]>([]);

  function change(next: (cards: LiveCard[], moment: Moment) => LiveCard[]): void {
    const moment = { now: performance.now(), date: Date.now() + station.getState().clockAheadMs };
    const before = new Set(all.current.map((card) => card.key));
    all.current = next(all.current, moment);
    for (const card of all.current) if (card.outcome === 'accept' && !before.has(card.key)) onGreeting(card);
    const visible = advice.current.once(visibleCards(all.current, moment.now), moment.now);
    setShown((old) => (same(old, visible) ? old : visible));
  }

  const latest = useRef(change);
  latest.current = change;
  useEffect(() => {
    const timer = setInterval(() => {
      if (performance.now() - lastSeen.current < sweep) return;
      latest.current((cards, moment) => updateCards(cards, [], moment));
    }, sweep);
    return () => clearInterval(timer);
  }, []);

  return {
    shown,
    see(seen) {
      lastSeen.current = performance.now();
      change((cards, moment) => updateCards(cards, seen, moment));
    },
    enter: (recorded) => change((cards, moment) => enterCard(cards, recorded, moment)),
    disown: (key) => change((cards, moment) => disownCard(cards, key, moment)),
    drawn(sighting) {
      const disowned = all.current.some((card) => card.outcome === 'disowned' && trackKey(card) === trackKey(sighting));
      return disowned ? { ...sighting, outcome: 'looking', progress: 0, person: null } : sighting;
    },
  };
}

/** Milliseconds after the last advice of a kind in which the same is not said anew to what may be the same face or hand. */
const quietFor = 6_000;

interface Advice {
  /** The cards without the advice that was just given. */
  once(cards: readonly LiveCard[], now: number): LiveCard[];
}

/** Advice is given once: whoever stands there and is not known has read it, and saying it again and again helps nobody. */
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
