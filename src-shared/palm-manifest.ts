/**
 * A palm pack's manifest: the networks that find a hand and its landmarks, and what the distances of its codes mean. The code itself
 * (`palm-code.ts`) needs no network; it depends on where the landmarks lie, so that templates of different packs never mix.
 */
import { z } from 'zod';
import { imageInput, knots, type PackFile, packId, weights } from './pack-manifest.ts';

/** MediaPipe's palm detector: where hands are and how they are turned. Without one, the landmark network is shown crop after crop. */
const detector = weights.extend({
  kind: z.literal('mediapipe-palm'),
  input: imageInput,
  /** The 18 numbers of every anchor, and its logit. */
  outputs: z.tuple([z.string(), z.string()]),
  /** Hands scored below this are not looked at. */
  minScore: z.number().min(0).max(1),
});

/** MediaPipe's 21 hand landmarks, full or lite. */
const landmarks = weights.extend({
  kind: z.literal('handlandmark'),
  input: imageInput,
  /** Landmarks, presence, handedness. */
  outputs: z.tuple([z.string(), z.string(), z.string()]),
});

const distance = z.number().min(0).max(1);

export const palmManifestSchema = z.object({
  format: z.literal(1),
  id: packId,
  title: z.string(),
  metric: z.literal('competitive-code'),
  detector: detector.optional(),
  landmarks,
  calibration: z.object({
    measuredOn: z.string(),
    /** Distance of codes -> the documented APIs' distance: 0 identical, 0.35 at `gate.identify`, 0.5 where 1 of 100 pairs of two
     * different palms would pass, 1 the least similar. Both rise. */
    distance: knots,
  }),
  /** Distances of codes at which the station decides. */
  gate: z.object({
    measuredOn: z.string(),
    /** At most this far apart: the same palm, at the gate and in 1:N. */
    identify: distance,
    /** Enrolment: at most this far from somebody else's palm, and it is taken to be theirs. */
    duplicate: distance,
    /** Enrolment: the shots of one palm agree within this. */
    samePalm: distance,
    /** Enrolment: a new shot is at most this far from one of the person's own templates of that hand. Absent: as `identify`. */
    ownTemplate: distance.optional(),
    /** A winner closer than this to the second person is ambiguous. */
    minMargin: distance,
  }),
  notes: z.string().optional(),
});

export type PalmManifest = z.infer<typeof palmManifestSchema>;
export type PalmDetectorManifest = NonNullable<PalmManifest['detector']>;

/** Every weights file that the pack names, by its task. */
export function palmFilesOf({ detector, landmarks }: PalmManifest): PackFile[] {
  const hand = { task: 'handLandmarks', entry: landmarks };
  return detector ? [{ task: 'palmDetector', entry: detector }, hand] : [hand];
}
