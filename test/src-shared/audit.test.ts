/** The audit list is read by people: every action has words in both languages, and is written by something. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditActions, auditWords, isAuditAction } from '../../src-shared/audit.ts';

const source = join(import.meta.dirname, '../../src-main');

test('every action has words in both languages, and there are no words of nothing', () => {
  expect(auditActions.length).toBeGreaterThan(50);
  for (const words of Object.values(auditWords)) {
    expect(Object.keys(words).sort()).toEqual([...auditActions].sort());
    expect(Object.values(words).filter((text) => text.trim() === '')).toEqual([]);
  }
});

test('every action is written somewhere', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const text = files.map((name) => readFileSync(join(source, name), 'utf8')).join('\n');
  const decided = ['leave.approved', 'leave.rejected', 'leave.cancelled'];
  expect(auditActions.filter((action) => !decided.includes(action) && !text.includes(`'${action}'`))).toEqual([]);
});

test('only the audit room writes, but for the line of an erased station', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const writing = files.filter((name) =>
    /audit(?:Table\(\w+\))?\.append\(/.test(readFileSync(join(source, name), 'utf8')),
  );
  expect(writing.map((name) => name.replaceAll('\\', '/')).sort()).toEqual(['station/audit/note.ts', 'store/open.ts']);
});

test('what another version wrote is no action of this one', () => {
  expect(isAuditAction('person.removed')).toBe(true);
  for (const other of ['something.new', 'toString', '']) expect(isAuditAction(other)).toBe(false);
});
