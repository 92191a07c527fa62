/** The palm's way through the gate's panels: shown on request, closed by a greeting, followed by a PIN where the school wants one. */
import { useCallback, useRef, useState } from 'react';
import type { GatePerson, Sighting } from '../../../src-shared/domain.ts';
import { waitsForPin } from './cards.ts';

interface PalmEntry {
  ticket: PalmTicket | null;
  /** Every answer about hands. */
  onHands(hands: readonly Sighting[]): void;
  end(why: 'used' | 'closed' | 'expired'): void;
}

export function usePalmEntry(panel: Panel, setPanel: (panel: Panel) => void): PalmEntry {
  const tickets = useRef(createPalmTickets());
  const [ticket, setTicket] = useState<PalmTicket | null>(null);
  const latest = useRef({ panel, ticket });
  latest.current = { panel, ticket };

  const end = useCallback((why: 'used' | 'closed' | 'expired') => {
    const { current } = latest;
    if (current.ticket) tickets.current.done(current.ticket, why, performance.now());
    // An expired one stays: the pad says what to do, and the next look at the palm goes on from there.
    if (why !== 'expired') setTicket(null);
  }, []);

  return {
    ticket,
    end,
    onHands(hands) {
      const now = latest.current;
      // Whoever types a PIN or holds a card up is not interrupted.
      if (now.panel === 'pin' || now.panel === 'card') return;
      const next = tickets.current.next(hands, now.ticket, performance.now());
      if (next && next !== now.ticket) {
        setTicket(next);
        setPanel('palm-pin');
      } else if (now.panel === 'palm' && hands.some((hand) => hand.outcome === 'accept' && !waitsForPin(hand))) {
        setPanel(null);
      }
    },
  };
}

/** What is open over the picture; null: nothing. */
export type Panel = 'pin' | 'card' | 'palm' | 'palm-pin' | null;

export interface PalmTicket {
  ticket: string;
  person: GatePerson;
}

interface PalmTickets {
  /** The ticket to ask for at `now` (monotonic milliseconds): that of `current` until it is dealt with, else one of the hands'. */
  next(hands: readonly Sighting[], current: PalmTicket | null, now: number): PalmTicket | null;
  /** Used, closed or expired. Used or closed: the hand that is still up does not open the pad again, lost and found or not. */
  done(ticket: PalmTicket, why: 'used' | 'closed' | 'expired', now: number): void;
}

/** A ticket is good for a minute or so; a gate runs for months. */
const remembered = 50;
/** Milliseconds in which whoever is done is not asked again: time to take the hand down. */
const leftAlone = 8_000;

/** A palm that was accepted and waits for its PIN: which one is asked for, and which were dealt with. The hand stays up while its
 * owner types, so the same ticket comes with every frame. */
export function createPalmTickets(): PalmTickets {
  const spent: string[] = [];
  let left: { personId: number; until: number } | null = null;
  return {
    next(hands, current, now) {
      if (left && now >= left.until) left = null;
      const asking = hands.filter(
        ({ outcome, pinTicket, person }) =>
          outcome === 'accept' && pinTicket !== null && person?.id !== left?.personId && !spent.includes(pinTicket),
      );
      const open = current && !spent.includes(current.ticket) ? current : null;
      // A hand that was lost and found has a new ticket, which is good in place of the one before.
      const fresh = asking.find(
        ({ person, pinTicket }) => !open || (person?.id === open.person.id && pinTicket !== open.ticket),
      );
      if (!fresh?.person || fresh.pinTicket === null) return current;
      return { ticket: fresh.pinTicket, person: fresh.person };
    },
    done({ ticket, person }, why, now) {
      spent.push(ticket);
      spent.splice(0, spent.length - remembered);
      if (why !== 'expired') left = { personId: person.id, until: now + leftAlone };
    },
  };
}
