/** What speaks for and against a photo, in the words of the camera's meters: the same checks, before anything is stored. */
import type { CommandResults } from '../../../src-shared/contract.ts';
import type { MessageKey, MessageParams } from '../../../src-shared/messages/index.ts';
import { directionWords, distanceMeter, lightMeter, sharpnessMeter } from './meters.ts';

type Faces = CommandResults['recognition.detect']['faces'];

export interface PhotoCheck {
  name: 'face' | 'light' | 'sharpness' | 'distance' | 'frontal' | 'palm' | 'palm_left' | 'palm_right';
  good: boolean;
  word: MessageKey;
  params?: MessageParams;
}

/** Degrees from which the station has seen too little of a face. */
const turned = 35;
/** A second face counts from this part of the largest one's width on, as for the station. */
const secondFace = 0.5;

/** The first that is wrong comes first in what to do; `usable` is whether the station will take it. */
export function checkPhoto(faces: Faces, leastQuality: number): { checks: PhotoCheck[]; usable: boolean } {
  const sorted = [...faces].sort((a, b) => b.box.width - a.box.width);
  const [face, second] = sorted;
  if (!face) return { checks: [{ name: 'face', good: false, word: 'error.no_face' }], usable: false };
  const alone = !second || second.box.width < secondFace * face.box.width;
  const light = lightMeter(face.quality);
  const sharp = sharpnessMeter(face.quality);
  const distance = distanceMeter(face.quality, false);
  const direction = directionWords(face.pose);
  const straight = Math.max(Math.abs(face.pose.yaw), Math.abs(face.pose.pitch)) < turned;
  return {
    checks: [
      { name: 'face', good: alone, word: alone ? 'enrol.photo.one_face' : 'error.several_faces' },
      { name: 'light', good: light.word !== 'meter.dark' && light.word !== 'meter.bright', word: light.word },
      { name: 'sharpness', good: sharp.word !== 'meter.soft', word: sharp.word },
      { name: 'distance', good: distance.word !== 'meter.far', word: distance.word },
      { name: 'frontal', good: straight, ...direction },
    ],
    usable: alone && face.quality.score >= leastQuality,
  };
}
