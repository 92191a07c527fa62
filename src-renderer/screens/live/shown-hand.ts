/** The hand before the camera in one line: which of several is spoken to, and what is said to its owner. */
import type { Sighting } from '../../../src-shared/domain.ts';
import type { MessageKey } from '../../../src-shared/messages/index.ts';

type Hand = Pick<Sighting, 'outcome' | 'hand' | 'box' | 'arrival' | 'pinTicket'>;

/** What is said about `hands`: the largest one is spoken to. null: no hand is up. */
export function handWords(hands: readonly Hand[]): MessageKey | null {
  const hand = largest(hands);
  if (!hand) return null;
  const { outcome } = hand;
  // Its ticket is used up: only a hand that comes anew gets another.
  if (outcome === 'accept' && hand.arrival === null && hand.pinTicket === null) return 'gate.palm.again';
  if (outcome === 'accept') return 'palm.hint.good';
  if (outcome === 'unknown' || outcome === 'ambiguous') return `live.palm.${outcome}.body`;
  const fault = hand.hand?.fault;
  return fault ? `palm.hint.${fault}` : 'palm.hint.hold_still';
}

function largest(hands: readonly Hand[]): Hand | undefined {
  const area = ({ box }: Hand) => box.width * box.height;
  return hands.toSorted((a, b) => area(b) - area(a))[0];
}

/** The word on a hand's frame; '' where the frame says enough. */
export function handLabel({ outcome, hand }: Hand): MessageKey | '' {
  if (outcome === 'accept') return '';
  if (hand?.fault && (outcome === 'looking' || outcome === 'low_quality')) return `palm.hint.${hand.fault}`;
  return outcome === 'looking' ? '' : `track.${outcome}`;
}
