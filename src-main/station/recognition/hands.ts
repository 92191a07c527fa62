/** The palm that a photo is about, or why it cannot be used: each reason has its own sentence with its own remedy. */
import { StationError } from '../../../src-shared/errors.ts';
import type { PalmFault, PalmObservation } from '../../../src-shared/palm.ts';
import { leastVariety, palmVariety } from '../../../src-shared/palm-code.ts';
import type { Context } from '../context.ts';

export type CodedPalm = PalmObservation & { template: Uint32Array };

/** A second hand counts from this part of the largest one's size on; smaller ones are passers-by. */
const secondHand = 0.5;

export const faultSentences: Record<PalmFault, string> = {
  back: 'The image shows the back of the hand. Turn the palm to the camera.',
  cut_off: 'The palm reaches beyond the image. Bring the whole hand into the picture.',
  small: 'The palm is too small in the image. Hold the hand closer to the camera.',
  too_dark: 'The palm is too dark. Send a photo with more light on the hand.',
  too_bright: 'The palm is over-exposed. Send a photo with less light on the hand.',
  blurred: 'The palm is blurred. Hold the hand and the camera still.',
  bent: 'The hand is bent or turned away. Hold it flat to the camera with the fingers spread.',
  faint: 'The image shows hardly any lines of the palm. Send a sharper photo in even light.',
  noisy: 'The image has too much noise to see the lines of the palm. Send a photo with more light.',
};

/** Throws `no_palm`, `several_palms`, `poor_palm` (`details.fault`), and what `PalmVision.palmPhoto` throws. */
export async function onlyPalm(context: Context, image: Uint8Array): Promise<CodedPalm> {
  const { hands } = await context.vision.palmPhoto(image);
  const [hand] = hands;
  if (!hand) throw await noPalm(context, image);
  const large = comparableHands(hands);
  if (large.length > 1) {
    const message = `${large.length} hands detected in image. Send a photo of one palm.`;
    throw new StationError('several_palms', message, { hands: large.length });
  }
  return coded(hand);
}

/** The hands that could be meant: the largest first, and others not much smaller. */
export function comparableHands<H extends PalmObservation>(hands: readonly H[]): H[] {
  const largest = hands[0]?.region.side ?? 0;
  return hands.filter(({ region }) => region.side >= secondHand * largest);
}

/** What keeps a hand from being compared; null where nothing does. A code without lines is a blank picture's: all of those match. */
export function faultOf({ quality, template }: PalmObservation): PalmFault | null {
  if (quality.fault !== null) return quality.fault;
  return template === null || palmVariety(template) < leastVariety ? 'faint' : null;
}

function coded(hand: PalmObservation): CodedPalm {
  const fault = faultOf(hand);
  if (fault === null) return hand as CodedPalm;
  throw new StationError('poor_palm', faultSentences[fault], { fault });
}

async function noPalm({ vision }: Context, image: Uint8Array): Promise<StationError> {
  const faces = await vision.photo(image, 'detect').then(
    (seen) => seen.faces.length,
    () => 0,
  );
  return faces > 0
    ? new StationError('no_palm', 'No palm detected in image. The image shows a face.', {
        shows: 'face',
      })
    : new StationError(
        'no_palm',
        'No palm detected in image. Hold the open palm to the camera with the fingers spread.',
      );
}

/** The error for a photo without a face: it says where the photo shows a palm instead. */
export async function noFace({ vision }: Context, image: Uint8Array): Promise<StationError> {
  const hands = await vision.palmPhoto(image).then(
    (seen) => seen.hands.length,
    () => 0,
  );
  return hands > 0
    ? new StationError('no_face', 'No face detected in image. The image shows a palm.', {
        shows: 'palm',
      })
    : new StationError('no_face', 'No face detected in image');
}
