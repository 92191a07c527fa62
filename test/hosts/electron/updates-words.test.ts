/** What the shell says about keys and updates: in both languages, all of it used. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wordsOf } from '../../../src-main/hosts/electron/custody/passphrase-entry.ts';
import { say, shellWords } from '../../../src-main/hosts/electron/words/index.ts';

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

it('is there in both languages, with the same values in it', () => {
  const { id, en } = shellWords;
  expect(Object.keys(en).sort()).toEqual(Object.keys(id).sort());
  for (const [key, text] of Object.entries(id)) {
    expect(text.trim(), key).not.toBe('');
    expect(placeholders(en[key as keyof typeof en]), key).toEqual(placeholders(text));
  }
});

it('is all used', () => {
  const folder = join(import.meta.dirname, '../../../src-main/hosts/electron');
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  // `key.${choice}` and its kin: their last parts are words of the code too.
  const unused = Object.keys(shellWords.id).filter((key) => {
    const last = key.split('.').at(-1) ?? '';
    return !code.includes(`'${key}'`) && !code.includes(`'${last}'`);
  });
  expect(unused).toEqual([]);
});

it('leaves a value that was forgotten visible', () => {
  expect(say('en', 'rollback.accept', { to: '0.1.0' })).toBe('Go back to 0.1.0');
  expect(say('id', 'rollback.accept')).toBe('Kembali ke {to}');
});

it('of the passphrase says what was wrong', () => {
  expect(wordsOf({ purpose: 'open', wrong: 0 }, 'en').problem).toBe('');
  expect(wordsOf({ purpose: 'open', wrong: 2 }, 'en').problem).toContain('Wrong so far: 2');
  expect(wordsOf({ purpose: 'new', weakness: 'short' }, 'id')).toMatchObject({
    isNew: true,
    problem: expect.stringContaining('12'),
  });
});
