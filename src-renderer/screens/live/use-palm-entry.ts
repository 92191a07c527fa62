/** The palm's way through the gate's panels: shown on request, closed by a greeting, followed by a PIN where the school wants one. */
import { useCallback, useRef, useState } from 'react';
import type { Sighting } from '../../../src-shared/domain.ts';
import { waitsForPin } from './cards.ts';
import { createPalmTickets, type PalmTicket } from './palm-ticket.ts';
import type { Panel } from './panel.ts';

export interface PalmEntry {
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
