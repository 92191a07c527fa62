/** What the live gate asks of a way to recognise people. Faces and palms are the two there are (`face-modality.ts`,
 * `palm-modality.ts`); everything that they have in common is the gate's (`live.ts`) and its tracker's. */
import type { GateArrival } from '../../../src-shared/contract/attendance.ts';
import type { FrameImage } from '../../../src-shared/contract/fields.ts';
import type { Box, GateOutcome, PersonSummary, RecognitionEvent, Sighting } from '../../../src-shared/domain.ts';
import type { Modality } from '../../../src-shared/palm.ts';

/** One face or hand in a frame. */
export interface Seen {
  /** The track that vision followed to it; null where it was found anew. */
  trackId: number | null;
  /** Pixels of the frame. */
  box: Box;
  /** 0..1 */
  quality: { score: number };
}

/** What one of them was like when it was compared. */
export interface Look {
  /** The two best people, best first; empty in an empty gallery, null where it could not be compared. */
  candidates: readonly { personId: number }[] | null;
  /** 0..1 */
  quality: number;
}

/** What the looks at one track come to so far. */
export interface Decision {
  outcome: GateOutcome | 'looking';
  /** Of somebody accepted. */
  personId: number | null;
  /** 0..1 of the evidence that is wanted. */
  progress: number;
  /** It may be no living one, and is let in all the same. */
  livenessWarning?: boolean;
}

/** The types of one modality. */
export interface Kind {
  seen: Seen;
  /** What vision is told of a track before it looks at the next frame. */
  known: unknown;
  look: Look;
  decision: Decision;
}

/** A face or a hand, followed from frame to frame. */
export interface Track<K extends Kind> {
  id: number;
  /** As it was seen last, and when (ms, monotonic). */
  seen: K['seen'];
  seenAt: number;
  /** As it was compared last, and when. */
  compared: { seen: K['seen']; at: number } | null;
  /** Oldest first. */
  looks: K['look'][];
  decision: K['decision'] | null;
  /** Looks in a row that did not bear the accepted person out. */
  doubts: number;
  /** What was stored for this track already, by outcome and person, and what it meant for the person's day. */
  recorded: Map<string, GateArrival | null>;
  /** Of the accepted person, where a PIN is wanted. */
  ticket: string | null;
}

/** What an event says about the grounds of its decision. */
export type Grounds = Pick<
  RecognitionEvent,
  'similarity' | 'runnerUp' | 'distance' | 'liveness' | 'livenessMode' | 'people' | 'packId' | 'policy'
>;

export interface GateModality<K extends Kind> {
  readonly modality: Modality;
  /** The latest looks that are judged: no fewer than are waited for. */
  readonly memory: number;
  /** What `track` tells vision before the frame at `now` (ms, monotonic); null: nothing. */
  known(track: Track<K>, now: number): K['known'] | null;
  /** One pass of vision over a frame. Throws what vision throws, and where no pack can say what was seen. */
  see(image: FrameImage, known: K['known'][]): Promise<K['seen'][]>;
  /** Whether `after`, in the place of `before`, is surely somebody else: then it gets a track of its own. */
  isAnother(before: K['seen'], after: K['seen']): boolean;
  /** The look that what was just seen of a track adds to the ones before; null: none, what was decided stands. */
  search(track: Track<K>, now: number): K['look'] | null;
  judge(looks: readonly K['look'][]): K['decision'];
  /** Where another can take the place of somebody accepted unnoticed by `isAnother`: how many looks in a row may fail to bear them
   * out (one shaky look takes no greeting back), and which do. null where that is not so. */
  readonly doubts: { most: number; bearsOut(look: K['look'], personId: number | null): boolean } | null;
  eventOf(decision: K['decision']): Grounds;
  /** Whether this is still a way to recognise that person. */
  isEnrolled(person: PersonSummary): boolean;
  /** Whether a PIN must follow before anything is recorded. */
  needsPin(): boolean;
  handOf(seen: K['seen']): Sighting['hand'];
}
