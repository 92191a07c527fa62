import { describe, expect, test } from 'vitest';
import { checkForm } from '../../../../src-renderer/screens/enrol/form-rules.ts';
import { directionWords, distanceMeter, lightMeter } from '../../../../src-renderer/screens/enrol/meters.ts';
import type { Quality } from '../../../../src-shared/domain.ts';

const form = (more: Partial<Record<'name' | 'number' | 'group', string>> = {}) => ({
  name: 'Aisyah',
  number: '',
  group: '',
  ...more,
});

describe('form', () => {
  test('a name is enough; an empty number is left out', () => {
    expect(checkForm(form({ name: '  Aisyah Zahra ' }))).toEqual({
      ok: true,
      person: { name: 'Aisyah Zahra', group: '' },
    });
    expect(checkForm(form({ number: ' 20260417 ', group: 'VII A' }))).toMatchObject({
      person: { userId: 20260417, group: 'VII A' },
    });
    expect(checkForm(form({ number: '0' }))).toMatchObject({ person: { userId: 0 } });
  });

  test.each([
    [{ name: '   ' }, { name: 'enrol.form.name.missing' }],
    [{ name: 'x'.repeat(201) }, { name: 'enrol.form.name.long' }],
    [{ name: 'a\u0007b' }, { name: 'enrol.form.invalid' }],
    [{ group: 'x'.repeat(101) }, { group: 'enrol.form.group.long' }],
    [{ number: '1e3' }, { number: 'enrol.form.number.invalid' }],
    [{ number: '-4' }, { number: 'enrol.form.number.invalid' }],
    [{ number: '9'.repeat(20) }, { number: 'enrol.form.number.invalid' }],
    [
      { name: '', number: 'x' },
      { name: 'enrol.form.name.missing', number: 'enrol.form.number.invalid' },
    ],
  ])('%j', (typed, errors) => expect(checkForm(form(typed))).toEqual({ ok: false, errors }));
});

describe('meters', () => {
  const quality = (more: Partial<Quality>): Quality => ({
    score: 1,
    sharpness: 1,
    exposure: 1,
    size: 1,
    frontal: 1,
    faceWidth: 100,
    brightness: 0.5,
    occlusion: [],
    ...more,
  });

  test("directions are the person's own: the picture's right is their left", () => {
    expect(directionWords({ yaw: 12, pitch: 0, roll: 0 })).toEqual({ word: 'meter.left', params: { degrees: 12 } });
    expect(directionWords({ yaw: -20.4, pitch: 3, roll: 0 })).toEqual({ word: 'meter.right', params: { degrees: 20 } });
    expect(directionWords({ yaw: 2, pitch: 15, roll: 0 })).toEqual({ word: 'meter.up', params: { degrees: 15 } });
    expect(directionWords({ yaw: -3, pitch: 4, roll: 9 }).word).toBe('meter.straight');
  });

  test('poor light is dark or too bright, whichever it is', () => {
    expect(lightMeter(quality({ exposure: 0.2, brightness: 0.1 }))).toMatchObject({ word: 'meter.dark', good: false });
    expect(lightMeter(quality({ exposure: 0.2, brightness: 0.9 })).word).toBe('meter.bright');
    expect(lightMeter(quality({ exposure: 0.5 })).word).toBe('meter.fair');
    expect(lightMeter(quality({ exposure: 0.9 }))).toMatchObject({ word: 'meter.good', good: true });
  });

  test('distance is far, right, or too close', () => {
    expect(distanceMeter(quality({ size: 0.2 }), false).word).toBe('meter.far');
    expect(distanceMeter(quality({ size: 0.9 }), false).word).toBe('meter.right_distance');
    expect(distanceMeter(quality({ size: 0.9 }), true)).toMatchObject({ word: 'meter.close', good: false });
  });
});
