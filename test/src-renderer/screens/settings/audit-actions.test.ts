/** The audit list is read by people: every action that the station writes has words in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { actionKey } from '../../../../src-renderer/screens/settings/audit-words.ts';
import { catalogues } from '../../../../src-shared/messages/index.ts';

const source = fileURLToPath(new URL('../../../../src-main', import.meta.url));
/** What an action looks like: a thing and what was done to it. */
const action = /'([a-z]+\.[a-zA-Z_-]+)'/g;
/** A call or an object that writes one, with the text up to its end. */
const written = /(?:\bnote\(|\baction(?:: | = )|audit\.append\(|written\(|#note\()[^;]*?[;}]/g;

function actionsOf(text: string): string[] {
  return [...text.matchAll(written)].flatMap(([statement]) =>
    [...statement.matchAll(action)].map(([, name]) => `${name}`),
  );
}

function everyAction(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((name) => actionsOf(readFileSync(join(source, name), 'utf8')));
  const decisions = ['approved', 'rejected', 'cancelled'].map((decision) => `leave.${decision}`);
  return [...new Set([...found, ...decisions])].sort();
}

test('every action has words in both languages', () => {
  const actions = everyAction();
  expect(actions.length).toBeGreaterThan(50);
  expect(actions).toEqual(
    expect.arrayContaining(['staff.signed_in', 'attendance.voided', 'person.removed', 'key.locked_out']),
  );
  for (const language of ['id', 'en'] as const)
    expect(
      actions.filter((name) => !(actionKey(name) in catalogues[language])),
      language,
    ).toEqual([]);
});
