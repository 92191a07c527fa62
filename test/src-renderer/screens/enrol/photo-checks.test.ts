import { describe, expect, test } from 'vitest';
import { heard, waitFor } from '../../../../src-renderer/hooks/calm-words.ts';
import { checkPhoto } from '../../../../src-renderer/screens/enrol/photo-checks.ts';
import { observation } from '../../../src-main/station/support.ts';

const words = (...faces: Parameters<typeof observation>[0][]) =>
  checkPhoto(faces.map(observation), 0.3)
    .checks.filter(({ good }) => !good)
    .map(({ name, word }) => `${name}: ${word}`);

describe('a photo is checked as the camera is', () => {
  test('a good one has nothing against it', () => {
    expect(words({})).toEqual([]);
    expect(checkPhoto([observation({})], 0.3).usable).toBe(true);
  });

  test('no face and several faces are said alone or first', () => {
    expect(words()).toEqual(['face: error.no_face']);
    expect(words({}, { x: 0, width: 120 })).toEqual(['face: error.several_faces']);
    expect(words({}, { x: 0, width: 60 })).toEqual([]);
  });

  test('light, sharpness, size and direction each by their own word', () => {
    expect(words({ quality: { exposure: 0.1, brightness: 0.2 } })).toEqual(['light: meter.dark']);
    expect(words({ quality: { exposure: 0.1, brightness: 0.9 } })).toEqual(['light: meter.bright']);
    expect(words({ quality: { sharpness: 0.1 } })).toEqual(['sharpness: meter.soft']);
    expect(words({ quality: { size: 0.1 } })).toEqual(['distance: meter.far']);
    expect(words({ pose: { yaw: 50 } })).toEqual(['frontal: meter.left']);
  });

  test('usable is what the station will take', () => {
    expect(checkPhoto([observation({ quality: { score: 0.29 } })], 0.3).usable).toBe(false);
    expect(checkPhoto([observation({ quality: { score: 0.29 } })], 0.2).usable).toBe(true);
  });
});

describe('what is said aloud', () => {
  test('waits until the last was heard', () => {
    expect(waitFor(null, 100)).toBe(0);
    expect(waitFor(100, 200)).toBe(heard - 100);
    expect(waitFor(100, 100 + 2 * heard)).toBe(0);
  });
});
