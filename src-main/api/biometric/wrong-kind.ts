/** A face sent as palm, or a palm sent as face: "no palm found" alone would have its caller take better photos of the wrong thing. */
import type { StationClient } from '../../../src-shared/contract.ts';
import { type ErrorCode, StationError } from '../../../src-shared/errors.ts';
import type { Modality } from '../../../src-shared/palm.ts';

export interface Sent {
  tenantId: number;
  image: Uint8Array;
  type: Modality;
}

const nothing: { [type in Modality]: ErrorCode } = { face: 'no_face', palm: 'no_palm' };

/** What `work` answers. Where it found nothing of the kind that was asked for, but the picture shows the other one, its refusal
 * says so; the picture is looked at a second time only then. */
export async function sayingWhatItShows<T>(
  station: StationClient,
  { tenantId, image, type }: Sent,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (refusal) {
    if (codeOf(refusal) !== nothing[type]) throw refusal;
    const other = type === 'face' ? 'palm' : 'face';
    const shown = other === 'face' ? await showsFace(station, image) : await showsPalm(station, tenantId, image);
    if (!shown) throw refusal;
    throw new StationError(nothing[type], `The image shows a ${other}, not a ${type}. Send it with type=${other}.`);
  }
}

async function showsFace(station: StationClient, image: Uint8Array): Promise<boolean> {
  const found = await station.call('recognition.detect', { image }).catch(() => null);
  return found !== null && found.faces.length > 0;
}

/** Also one that is no good for recognition. */
async function showsPalm(station: StationClient, tenantId: number, image: Uint8Array): Promise<boolean> {
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
