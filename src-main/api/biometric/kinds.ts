/** Face and palm behind the dialect's five calls: the same words outside, other commands of the station inside. A code tells its
 * kind by its first letters. */
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { type ErrorCode, StationError } from '../../../src-shared/errors.ts';
import type { Modality } from '../../../src-shared/palm.ts';

/** What the dialect tells of one stored biometric. */
export interface BiometricRecord {
  type: Modality;
  code: string;
  createdAt: string;
  person: PersonSummary;
}

export interface Details {
  /** 0..1 */
  quality: number;
  /** Faces, or palms, of the person. */
  count: number;
  /** A picture of it is kept. No palm's is. */
  photo: boolean;
}

export interface Kind {
  /** Enrols somebody new. */
  register(image: Uint8Array, by: { allowDuplicate: boolean; actor: string }): Promise<BiometricRecord>;
  /** `distance` 0..1 as the documented APIs mean it; null where nobody is close enough. */
  compare(image: Uint8Array): Promise<{ record: BiometricRecord; distance: number } | null>;
  /** Throws `template_not_found`. */
  find(code: string): Promise<BiometricRecord & Details>;
  /** Removes everything of this kind that is kept of the person, and nothing of the other kind. */
  forget(personId: number, actor: string): Promise<void>;
}

interface Stored {
  code: string;
  createdAt: string;
}

export function kindOf(code: string): Modality {
  return code.startsWith('PALM-') ? 'palm' : 'face';
}

export function kindsOf(station: SigningClient, tenantId: number): { face: Kind; palm: Kind } {
  return { face: faces(station, tenantId), palm: palms(station, tenantId) };
}

function faces(station: SigningClient, tenantId: number): Kind {
  const record = ({ code, createdAt }: Stored, person: PersonSummary): BiometricRecord => ({
    type: 'face',
    code,
    createdAt,
    person,
  });
  return {
    async register(image, { allowDuplicate, actor }) {
      const { template, person } = await station.call('enrolment.photo', { tenantId, image, allowDuplicate, actor });
      return record(template, person);
    },
    async compare(image) {
      const { person, template, distance } = await station
        .call('recognition.identify', { tenantId, image })
        .catch(async (refusal) => {
          throw await orPalm(station, { tenantId, image }, refusal);
        });
      return person && template && distance !== null ? { record: record(template, person), distance } : null;
    },
    async find(code) {
      const { template, person } = await station.call('templates.find', { tenantId, code });
      const { templateCount: count, hasPortrait: photo } = person;
      return { ...record(template, person), quality: template.quality, count, photo };
    },
    async forget(personId, actor) {
      await station.call('people.forget', { personId, actor });
    },
  };
}

function palms(station: SigningClient, tenantId: number): Kind {
  const record = ({ code, createdAt }: Stored, person: PersonSummary): BiometricRecord => ({
    type: 'palm',
    code,
    createdAt,
    person,
  });
  return {
    async register(image, { allowDuplicate, actor }) {
      const { palm, person } = await station.call('palms.photo', { tenantId, image, allowDuplicate, actor });
      return record(palm, person);
    },
    async compare(image) {
      const { match, person, palm, distance } = await station.call('palms.identify', { tenantId, image });
      return match && person && palm && distance !== null ? { record: record(palm, person), distance } : null;
    },
    async find(code) {
      const { palm, person } = await station.call('palms.find', { tenantId, code });
      return { ...record(palm, person), quality: palm.quality, count: person.palmCount, photo: false };
    },
    async forget(personId, actor) {
      await station.call('palms.forget', { personId, actor });
    },
  };
}

/** A palm sent to be compared as a face: "no face detected" alone would have its caller take better photos of the wrong thing.
 * The other way round, and at enrolment, the station says it itself. What a comparison by face was refused with, or that the
 * picture shows a palm. It is looked at again only where no face was found. */
async function orPalm(
  station: SigningClient,
  { tenantId, image }: { tenantId: number; image: Uint8Array },
  refusal: unknown,
): Promise<unknown> {
  if (codeOf(refusal) !== 'no_face' || !(await showsPalm(station, tenantId, image))) return refusal;
  const message = 'No face detected in image. The image shows a palm.';
  return new StationError('no_face', message, { shows: 'palm' });
}

/** Also one that is no good for recognition. */
async function showsPalm(station: SigningClient, tenantId: number, image: Uint8Array): Promise<boolean> {
  try {
    await station.call('palms.identify', { tenantId, image });
    return true;
  } catch (error) {
    return ['poor_palm', 'several_palms'].includes(codeOf(error) ?? '');
  }
}

function codeOf(thrown: unknown): ErrorCode | null {
  return thrown instanceof StationError ? thrown.code : null;
}
