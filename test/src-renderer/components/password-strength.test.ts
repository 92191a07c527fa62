import { expect, test } from 'vitest';
import { passwordStrength } from '../../../src-renderer/components/password-strength.ts';

const about = ['Ratna Dewi', 'SMP Negeri 4 Cempaka'];

test.each([
  ['', 'short'],
  ['1234567', 'short'],
  ['😀😀😀😀', 'short'],
  ['aaaaaaaaaaaa', 'weak'],
  ['password2026!', 'weak'],
  ['19860412', 'weak'],
  ['RatnaCantik9', 'weak'],
  ['cempaka jaya', 'weak'],
  ['kuda laut', 'fair'],
  ['mangga manis', 'strong'],
  ['kuda laut biru di pagi hari', 'strong'],
  ['vT9#kLm2xQ', 'strong'],
])('"%s" is %s', (password, strength) => {
  expect(passwordStrength(password, about)).toBe(strength);
});
