import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { captureHints, shotKinds } from '../../src-shared/domain.ts';
import { errorCodes } from '../../src-shared/errors.ts';
import { catalogues, translate } from '../../src-shared/messages/index.ts';

const root = join(import.meta.dirname, '../..');
const indonesian: Record<string, string> = catalogues.id;
const english: Record<string, string> = catalogues.en;
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

describe('messages', () => {
  test('both languages have the same keys, none empty', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(indonesian).sort());
    for (const text of [...Object.values(indonesian), ...Object.values(english)]) expect(text.trim()).not.toBe('');
  });

  test('both languages have the same placeholders', () => {
    for (const key of Object.keys(indonesian))
      expect(placeholders(english[key] ?? ''), key).toEqual(placeholders(indonesian[key] ?? ''));
  });

  test('every error code and every hint has its words', () => {
    for (const code of errorCodes) expect(indonesian).toHaveProperty([`error.${code}`]);
    for (const hint of captureHints) expect(indonesian).toHaveProperty([`hint.${hint}`]);
    for (const kind of shotKinds) expect(indonesian).toHaveProperty([`shot.${kind}`]);
  });

  test('every key is used: literally, or by a template that begins or ends like it', () => {
    const code = ['src-renderer', 'src-main', 'src-shared'].flatMap(sources).join('\n');
    const literals = new Set([...code.matchAll(/['"]([a-z_]+(?:\.[a-z_]+)+)['"]/g)].map((match) => match[1]));
    const templates = [...code.matchAll(/`([a-z_]+(?:\.[a-z_]+)*\.)\$\{[^`}]+\}(\.[a-z_.]+)?`/g)];
    const used = (key: string) =>
      literals.has(key) ||
      templates.some(([, head = '', tail = '']) => {
        const middle = key.slice(head.length, key.length - tail.length);
        return key.startsWith(head) && key.endsWith(tail) && middle !== '' && !middle.includes('.');
      });
    expect(Object.keys(indonesian).filter((key) => !used(key))).toEqual([]);
  });

  test('translate fills in values and leaves a forgotten one visible', () => {
    expect(translate('id', 'greeting.morning', { name: 'Bagus' })).toBe('Selamat pagi, Bagus!');
    expect(translate('en', 'today.of', { seen: 0, enrolled: 3 })).toBe('0 of 3 have arrived');
    expect(translate('en', 'greeting.morning')).toBe('Good morning, {name}!');
  });

  test.each([
    [0, '0 days'],
    [1, '1 day'],
    [2, '2 days'],
    [21, '21 days'],
  ])('English counts: %i', (days, words) => {
    expect(translate('en', 'leave.day_count', { days })).toBe(words);
    expect(translate('id', 'leave.day_count', { days })).toBe(`${days} hari`);
  });
});
