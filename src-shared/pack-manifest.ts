/**
 * A model pack's manifest: which networks a station recognises with, where each came from, how its input is prepared and
 * what its scores mean. The weights themselves are ONNX files found by name and SHA-256; see `vision/packs`.
 */
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');
const unit = z.number().min(0).max(1);

/** A pack's name, and what marks its templates; a new version of a recogniser is a new id. */
export const packId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/);

/** One weights file. `file` is a bare name: the folder it lies in is the station's business, not the manifest's. */
export const weights = z.object({
  file: z.string().regex(/^[\w.-]+\.onnx$/, 'a bare file name ending in .onnx'),
  sha256,
  licence: z.string().min(1),
  source: z.string().min(1),
});

/** How pixels become the network's input tensor: `value = (pixel - mean[c]) * scale`, pixel in 0..255. */
export const imageInput = z.object({
  name: z.string(),
  /** Pixels; 0 means the network takes any multiple of 32. */
  width: z.number().int().min(0),
  height: z.number().int().min(0),
  layout: z.enum(['NHWC', 'NCHW']),
  colour: z.enum(['RGB', 'BGR']),
  /** In the order of `colour`. */
  mean: z.tuple([z.number(), z.number(), z.number()]),
  scale: z.number(),
});

/** Where a face is: `blazeface` (six keypoints) or `yunet` (five). */
const detector = weights.extend({
  kind: z.enum(['blazeface', 'yunet']),
  input: imageInput,
  outputs: z.array(z.string()).min(1),
  /** Faces scored below this are not reported. */
  minScore: unit,
});

const landmarks = weights.extend({
  kind: z.literal('facemesh'),
  input: imageInput,
  outputs: z.array(z.string()).min(1),
});

/** `mean-shape-51`: dlib's 51 inner points from the face mesh. `five-point`: eyes, nose tip, mouth corners; the template is
 * in fractions of the crop, in the order left eye, right eye, nose, left mouth corner, right mouth corner (as seen). */
const alignment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mean-shape-51') }),
  z.object({ kind: z.literal('five-point'), template: z.array(z.tuple([z.number(), z.number()])).length(5) }),
]);

const embedder = weights.extend({
  input: imageInput,
  output: z.string(),
  /** Length of the embedding. */
  dimension: z.number().int().positive(),
  alignment,
  /** Average the descriptor with that of the mirrored crop. */
  mirror: z.boolean(),
});

/** `minifasnet`: probabilities of three classes, 1 is live. `faceplugin`: logits of three classes, 0 is live. */
const liveness = weights.extend({
  kind: z.enum(['minifasnet', 'faceplugin']),
  input: imageInput,
  output: z.string(),
  /** Side of the crop as a multiple of the face box's. */
  cropScale: z.number().positive(),
});

/** Knots of a piecewise-linear map, sorted by rising first number. */
export const knots = z.array(z.tuple([z.number(), z.number()])).min(2);

/**
 * What the pack's similarities mean, measured on all cross-person pairs of a face set (`npm run calibrate`).
 */
const calibration = z.object({
  measuredOn: z.string(),
  /** similarity -> distance 0..1: 0.35 at FMR 1e-4, 0.5 at FMR 1e-2, 0 identical, 1 the least similar. */
  distance: knots,
  /** Median similarity of two different people: stands in for the runner-up in a gallery of one person. */
  impostorMedian: z.number(),
});

/** The live gate's operating point. `score = best + 0.5 * (best - runnerUp)`, accepted at
 * `score >= threshold + perDecade * log10(people / referencePeople)`. */
const gate = z.object({
  measuredOn: z.string(),
  threshold: z.number(),
  perDecade: z.number(),
  referencePeople: z.number().int().positive(),
  /** A winner closer than this to the second person is ambiguous. */
  minMargin: z.number().min(0),
  /** Enrolment: 1:N similarity at which a face is taken to belong to somebody else already. */
  duplicate: z.number(),
  /** Two sightings of one face in a track are at least this similar. */
  samePerson: z.number(),
  /** Enrolment: a new shot of a person is at least this similar to one of their own templates. Absent: where the distance is
   * 0.35. */
  ownTemplate: z.number().optional(),
});

export const packManifestSchema = z.object({
  format: z.literal(1),
  id: packId,
  title: z.string(),
  metric: z.literal('cosine'),
  detector,
  landmarks: landmarks.optional(),
  embedder,
  liveness: z.array(liveness).default([]),
  /** Mean live-class score from which a face counts as live; only with `liveness`. */
  livenessThreshold: unit.optional(),
  calibration,
  gate,
  notes: z.string().optional(),
});

export type PackManifest = z.infer<typeof packManifestSchema>;
export type ImageInput = z.infer<typeof imageInput>;
export type DetectorManifest = PackManifest['detector'];
export type EmbedderManifest = PackManifest['embedder'];
export type LivenessManifest = PackManifest['liveness'][number];
/** Every weights file that the pack names, by its task. */
export function filesOf({ detector, landmarks, embedder, liveness }: PackManifest): PackFile[] {
  const files: (PackFile | null)[] = [
    { task: 'detector', entry: detector },
    landmarks ? { task: 'landmarks', entry: landmarks } : null,
    { task: 'embedder', entry: embedder },
    ...liveness.map((entry) => ({ task: 'liveness', entry })),
  ];
  return files.filter((file) => file !== null);
}

export interface PackFile {
  task: string;
  entry: WeightsEntry;
}
export type WeightsEntry = z.infer<typeof weights>;
