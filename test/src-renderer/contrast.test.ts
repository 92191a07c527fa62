import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { avatarColours } from '../../src-renderer/palette.ts';

const css = readFileSync(join(import.meta.dirname, '../../src-renderer/tokens.css'), 'utf8');

function tokens(scheme: 'light' | 'dark'): Record<string, string> {
  const block = css.match(new RegExp(`scheme="${scheme}"\\] \\{([^}]*)\\}`))?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** Text on its ground, as the gate uses them: AAA. */
const pairs = [
  ['ink', 'page'],
  ['ink', 'card'],
  ['ink', 'inset'],
  ['ink-2', 'page'],
  ['ink-2', 'card'],
  ['ink-2', 'track'],
  ['good', 'card'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['alarm', 'alarm-soft'],
] as const;

describe.each(['light', 'dark'] as const)('contrast, %s', (scheme) => {
  const token = tokens(scheme);
  test.each(pairs)('%s on %s is AAA', (text, ground) => {
    expect(contrast(token[text] ?? '', token[ground] ?? '')).toBeGreaterThanOrEqual(7);
  });
  test('bars stand out from their track', () => {
    expect(contrast(token.fill ?? '', token.track ?? '')).toBeGreaterThanOrEqual(3);
  });
});

test.each([
  ['#3f4e4a', '#ffffff'],
  ['#2b3936', '#ffffff'],
  ['#1a4a9a', '#e2ecfd'],
  ['#08523f', '#dcefe7'],
  ['#6b4500', '#fdf0d6'],
  ['#06281f', '#4be0a8'],
  ['#3a2600', '#ffc766'],
  ['#3a2600', '#fdf0d6'],
])('on the cards and labels over the picture: %s on %s is AAA', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(7);
});

test.each(avatarColours)('white initials on %s are AA', (colour) => {
  expect(contrast('#ffffff', colour)).toBeGreaterThanOrEqual(4.5);
});
