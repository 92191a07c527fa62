/** What the quality figures mean to a person: a length, a colour and a word for each. */
import type { Pose, Quality } from '../../../src-shared/domain.ts';
import type { MessageKey, MessageParams } from '../../../src-shared/messages/index.ts';
import type { PalmQuality } from '../../../src-shared/palm.ts';

export interface Meter {
  value: number;
  good: boolean;
  word: MessageKey;
  params?: MessageParams;
}

/** From here on a figure is "fair", then "good". Only words: the station decides which shot is taken. */
const fair = 0.4;
const good = 0.65;

const graded = (value: number, poor: MessageKey, best: MessageKey = 'meter.good'): Meter => ({
  value,
  good: value >= good,
  word: value >= good ? best : value >= fair ? 'meter.fair' : poor,
});

/** Of a stored picture: below `fair` it is taken, but recognises less surely. */
export const qualityWord = (quality: number): MessageKey => graded(quality, 'meter.weak').word;

export const nothing: Meter = { value: 0, good: false, word: 'meter.none' };

export const lightMeter = ({ exposure, brightness }: Quality): Meter =>
  graded(exposure, brightness > 0.5 ? 'meter.bright' : 'meter.dark');

export const sharpnessMeter = ({ sharpness }: Quality): Meter => graded(sharpness, 'meter.soft');

/** The figure says how well the size fits; only the hint knows that it is too much. */
export const distanceMeter = ({ size }: Quality, tooClose: boolean): Meter =>
  tooClose ? { value: 1, good: false, word: 'meter.close' } : graded(size, 'meter.far', 'meter.right_distance');

/** Degrees within which a face counts as straight. */
const straight = 8;

/** In words from the person's own view: yaw above 0 is the picture's right, which is their left. */
export function directionWords({ yaw, pitch }: Pose): { word: MessageKey; params: MessageParams } {
  const sideways = Math.abs(yaw) >= Math.abs(pitch);
  const degrees = Math.round(Math.abs(sideways ? yaw : pitch));
  if (degrees < straight) return { word: 'meter.straight', params: {} };
  if (sideways) return { word: yaw > 0 ? 'meter.left' : 'meter.right', params: { degrees } };
  return { word: pitch > 0 ? 'meter.up' : 'meter.down', params: { degrees } };
}

/** Grey levels, 0..1: darker than the first half of a palm's lines are lost; from the second on nothing is gained. */
const palmLight = 0.3;
/** Pixels between the outer knuckles at which a palm is as good as it gets; the station refuses less than 80. */
const wideEnough = 130;
/** Gabor response, grey levels, of a palm whose lines are plain; the station refuses less than 0.4. */
const plainLines = 0.9;

export function palmLightMeter({ brightness, overexposed }: PalmQuality): Meter {
  // A tenth of the palm burnt out is what the station refuses.
  const tooBright = overexposed > 0.04;
  const value = tooBright ? Math.max(0, 1 - overexposed * 6) : brightness / palmLight;
  return graded(Math.min(value, 1), tooBright ? 'meter.bright' : 'meter.dark');
}

export const palmDistanceMeter = ({ palmWidth }: PalmQuality): Meter =>
  graded(Math.min(palmWidth / wideEnough, 1), 'meter.far', 'meter.right_distance');

export const palmLinesMeter = ({ strength }: PalmQuality): Meter =>
  graded(Math.min(strength / plainLines, 1), 'meter.soft');
