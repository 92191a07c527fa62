/** What the core needs for palms: hands in pictures, codes in memory, codes on disk. */
import type { FrameImage } from '../../../src-shared/contract/fields.ts';
import type { HandRegion, Modality, PalmObservation, PalmSide, PalmSummary } from '../../../src-shared/palm.ts';

/** The palm pack's numbers that the core decides with; see `src-shared/palm-manifest.ts`. Raw distances of `palm-code.ts`. */
export interface PalmFacts {
  id: string;
  title: string;
  /** Raw distance -> the documented APIs' distance 0..1 (0.35 where `gate.identify` is); rising. */
  distanceKnots: readonly (readonly [number, number])[];
  gate: {
    /** At most this far apart: the same palm, at the gate and in 1:N. */
    identify: number;
    /** Enrolment: at most this far from somebody else's palm, and it is taken to be theirs. */
    duplicate: number;
    /** Enrolment: the shots of one palm agree within this. */
    samePalm: number;
    /** Enrolment: a new shot is at most this far from one of the person's own of that hand. */
    ownTemplate: number;
    /** A winner closer than this to the second person is ambiguous. */
    minMargin: number;
  };
}

/** A hand of the previous frame, and where it was. */
export interface KnownHand {
  trackId: number;
  region: HandRegion;
}

export interface PalmAnalysis {
  width: number;
  height: number;
  /** Largest first. Empty where there is none. */
  hands: (PalmObservation & { trackId: number | null })[];
}

export interface PalmVision {
  /** Hands of a photo, wherever they are. Throws what `Vision.photo` throws, `models_unavailable` without a palm pack. */
  palmPhoto(image: Uint8Array): Promise<PalmAnalysis>;
  /** One pass over a camera frame: known hands are followed, and new ones looked for (at most two hands). */
  palmFrame(image: FrameImage, known: KnownHand[]): Promise<PalmAnalysis>;
}

export interface PalmEntry {
  palmId: number;
  personId: number;
  side: PalmSide;
  template: Uint32Array;
}

export interface PalmCandidate {
  personId: number;
  /** The person's palm that is nearest. */
  palmId: number;
  side: PalmSide;
  /** Raw, 0..1. */
  distance: number;
}

/** Codes of the active palm pack in memory, a tenant at a time; the store is the truth. */
export interface PalmGallery {
  add(tenantId: number, entries: Iterable<PalmEntry>): void;
  remove(tenantId: number, palmIds: readonly number[]): void;
  /** The nearest `limit` people, nearest first, each with their nearest palm. `[]` in an empty gallery. */
  search(tenantId: number, template: Uint32Array, limit: number): PalmCandidate[];
  /** Raw distance to the person's nearest palm, of one side where `side` is given; null when they have none. */
  distanceTo(tenantId: number, personId: number, template: Uint32Array, side?: PalmSide): number | null;
  people(tenantId: number): number;
  count(tenantId: number): number;
  /** Forgets a tenant's codes; the next use loads them again. */
  invalidate(tenantId: number): void;
}

export interface NewPalm {
  personId: number;
  packId: string;
  side: PalmSide;
  template: Uint32Array;
  quality: number;
}

/** A palm with its template, out of its seal. */
export interface StoredPalm extends PalmSummary {
  tenantId: number;
  template: Uint32Array;
}

export interface PalmStore {
  palms: {
    insert(palm: NewPalm, at: string): PalmSummary;
    /** Without their templates, in the order of their making. */
    ofPerson(personId: number): PalmSummary[];
    /** What the gallery loads. */
    ofTenantInPack(tenantId: number, packId: string): Iterable<StoredPalm>;
    byCode(tenantId: number, code: string): PalmSummary | null;
    remove(palmId: number): void;
    count(tenantId: number): number;
  };
  /** Faces and palms together, in the order of their making. */
  biometrics: {
    page(
      tenantId: number,
      modality: Modality | null,
      offset: number,
      limit: number,
    ): { modality: Modality; code: string; personId: number; quality: number; createdAt: string }[];
    count(tenantId: number, modality: Modality | null): number;
  };
}
