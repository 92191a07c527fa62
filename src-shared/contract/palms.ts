/** Palms: enrolment from a photo or in front of a camera, 1:1, 1:N, what is stored. */
import { z } from 'zod';
import type { Box, PersonSummary } from '../domain.ts';
import {
  type Modality,
  modalities,
  type PalmHint,
  type PalmQuality,
  type PalmSide,
  type PalmSummary,
  palmSides,
} from '../palm.ts';
import type { EnrolledPhotos } from './enrolled-photos.ts';
import { actor, frameImage, groupName, guessFrom, id, personName, replace } from './fields.ts';

const tenantId = z.number().int().min(0);
const userId = z.number().int().min(0);
const image = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'an image as bytes');
/** Distance 0..1 of the documented APIs; see "Scores". */
const threshold = z.number().min(0).max(1).default(0.35);

export const palmArguments = {
  /** Enrolment from one photo, as the biometric dialect does it. */
  'palms.photo': z.object({
    tenantId,
    userId: userId.optional(),
    /** Absent: an existing person keeps theirs, a new one is called `User <user id>`. */
    name: personName.optional(),
    group: groupName.default(''),
    image,
    allowDuplicate: z.boolean().default(false),
    replace,
    actor: z.string().default('api'),
  }),
  /** Several photos of one person's palms. Nothing is stored where two show the same hand of two people. */
  'palms.photos': z.object({
    tenantId,
    /** Who has the number now: whoever has it when the photos have been read must be them still. */
    personId: id.optional(),
    userId: userId.optional(),
    name: personName.optional(),
    group: groupName.default(''),
    images: z.array(image).min(1).max(10),
    allowDuplicate: z.boolean().default(false),
    replace,
    actor: z.string().default('api'),
  }),
  /** Guided enrolment of one palm in front of a camera: three shots. Nothing is stored before `finish`, which replaces what was
   * there of that side. */
  'palms.start': z.object({
    tenantId: tenantId.optional(),
    userId: userId.optional(),
    name: personName,
    group: groupName.default(''),
    /** Absent: whichever hand is shown first. */
    side: z.enum(palmSides).optional(),
  }),
  'palms.frame': z.object({ sessionId: z.string(), image: frameImage }),
  /** Takes shot `index` (0..2) away. */
  'palms.retake': z.object({ sessionId: z.string(), index: z.number().int().min(0).max(2) }),
  'palms.finish': z.object({ sessionId: z.string(), allowDuplicate: z.boolean().default(false), replace, actor }),
  'palms.cancel': z.object({ sessionId: z.string() }),

  'palms.identify': z.object({ tenantId, image, threshold }),
  'palms.verify': z.object({ tenantId, userId, image, threshold }),
  'palms.ofPerson': z.object({ personId: id }),
  /** By the biometric dialect's code, in one tenant. */
  'palms.find': z.object({ tenantId, code: z.string() }),
  'palms.remove': z.object({ personId: id, palmId: id, actor }),
  /** All palms of a person, or those of one side. */
  'palms.forget': z.object({ personId: id, side: z.enum(palmSides).optional(), actor }),
  /** Page `page` (from 1) of what is enrolled in a tenant, in the order of its making; both kinds without `modality`. */
  'biometrics.page': z.object({
    tenantId,
    modality: z.enum(modalities).optional(),
    page: id.default(1),
    limit: z.number().int().min(1).max(100).default(10),
  }),
  /** At the gate, where the school wants a PIN after a palm: `ticket` as the accepted hand carried it. */
  'credentials.confirmPalm': z.object({ ticket: z.string().min(1).max(100), pin: z.string().max(20), from: guessFrom }),
} as const;

export interface PalmEnrolment {
  person: PersonSummary;
  side: PalmSide;
  /** Palms stored by this enrolment. */
  stored: number;
  /** Earlier ones of the same side went. */
  replaced: boolean;
  /** The last one stored. */
  palm: PalmSummary;
}

export interface PalmShot {
  accepted: boolean;
  quality: number | null;
}

export interface PalmProgress {
  sessionId: string;
  /** The hand that is being enrolled; null until one was seen where none was asked for. */
  side: PalmSide | null;
  /** Three. */
  shots: PalmShot[];
  hint: PalmHint;
  /** Index of the shot accepted in this very frame. */
  accepted: number | null;
  canFinish: boolean;
  hand: { box: Box; side: PalmSide; quality: PalmQuality } | null;
  /** 0..1 towards the next shot. */
  progress: number;
}

export interface PalmIdentified {
  match: boolean;
  person: PersonSummary | null;
  /** 0..1 as the documented APIs mean it; null in an empty gallery. */
  distance: number | null;
  /** The matched person's nearest palm. */
  palm: PalmSummary | null;
  side: PalmSide;
  box: Box;
}

export interface BiometricEntry {
  modality: Modality;
  /** FACE-… or PALM-… */
  code: string;
  quality: number;
  createdAt: string;
  person: PersonSummary;
}

export interface PalmResults {
  'palms.photo': PalmEnrolment;
  'palms.photos': EnrolledPhotos<PalmEnrolment>;
  'palms.start': PalmProgress;
  'palms.frame': PalmProgress;
  'palms.retake': PalmProgress;
  'palms.finish': PalmEnrolment;
  'palms.cancel': { cancelled: true };
  'palms.identify': PalmIdentified;
  'palms.verify': { verified: boolean; distance: number; userId: number };
  'palms.ofPerson': { palms: PalmSummary[] };
  'palms.find': { palm: PalmSummary; person: PersonSummary };
  'palms.remove': { count: number };
  'palms.forget': { count: number };
  'biometrics.page': { items: BiometricEntry[]; total: number };
  'credentials.confirmPalm': import('./credentials.ts').RecordedPerson;
}
