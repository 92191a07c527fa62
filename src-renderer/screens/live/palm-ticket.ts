/** A palm that was accepted and waits for its PIN: which one is asked for, and which were dealt with. The hand stays up while its
 * owner types, so the same ticket comes with every frame. */
import type { GatePerson, LiveFace } from '../../../src-shared/domain.ts';

export interface PalmTicket {
  ticket: string;
  trackId: number;
  person: GatePerson;
}

export interface PalmTickets {
  /** The ticket to ask for now: that of `current` until it is dealt with, else one of the hands'. */
  next(hands: readonly LiveFace[], current: PalmTicket | null): PalmTicket | null;
  /** Used, closed or expired. Closed: the same hand, as long as it stays up, does not open the pad again. */
  done(ticket: PalmTicket, why: 'used' | 'closed' | 'expired'): void;
}

/** A ticket is good for a minute or so; a gate runs for months. */
const remembered = 50;

export function createPalmTickets(): PalmTickets {
  const spent: string[] = [];
  let left: number | null = null;
  return {
    next(hands, current) {
      if (left !== null && hands.length > 0 && !hands.some(({ trackId }) => trackId === left)) left = null;
      if (current && !spent.includes(current.ticket)) return current;
      const fresh = hands.find(
        ({ outcome, pinTicket, trackId }) =>
          outcome === 'accept' && pinTicket !== null && trackId !== left && !spent.includes(pinTicket),
      );
      if (!fresh?.person || fresh.pinTicket === null) return current;
      return { ticket: fresh.pinTicket, trackId: fresh.trackId, person: fresh.person };
    },
    done({ ticket, trackId }, why) {
      spent.push(ticket);
      spent.splice(0, spent.length - remembered);
      if (why !== 'expired') left = trackId;
    },
  };
}
