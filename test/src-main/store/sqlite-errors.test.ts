import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { fileError, storeError } from '../../../src-main/store/sqlite-errors.ts';
import { refusal } from './support.ts';

it.each([
  ['SQLITE_FULL', 'storage_full', 'SQLITE_FULL'],
  ['SQLITE_IOERR_WRITE', 'storage_full', 'SQLITE_IOERR_WRITE'],
  ['SQLITE_NOTADB', 'internal', 'damaged'],
  ['SQLITE_CORRUPT_VTAB', 'internal', 'damaged'],
  ['SQLITE_READONLY_DIRECTORY', 'internal', 'SQLITE_READONLY_DIRECTORY'],
  ['SQLITE_CANTOPEN', 'internal', 'SQLITE_CANTOPEN'],
])('%s is %s', (sqlite, code, reason) => {
  expect(storeError(new Database.SqliteError('x', sqlite))).toEqual(refusal(code, { reason }));
});

it('a database that is busy may be tried again', () => {
  expect(storeError(new Database.SqliteError('x', 'SQLITE_BUSY_SNAPSHOT'))).toMatchObject({
    code: 'busy',
    retryable: true,
  });
});

it.each([
  ['ENOSPC', 'storage_full'],
  ['EDQUOT', 'storage_full'],
  ['EACCES', 'internal'],
])('%s is %s, without the path', (system, code) => {
  const thrown = Object.assign(new Error(`${system}: open '/home/school'`), { code: system, syscall: 'open' });
  const error = fileError(thrown);
  expect(error).toEqual(refusal(code, { reason: system }));
  expect(String(error)).not.toContain('school');
});

it('what is a bug stays as it was thrown', () => {
  const bug = new TypeError('x is not a function');
  const misuse = new Database.SqliteError('no such column', 'SQLITE_ERROR');
  expect([storeError(bug), fileError(bug), storeError(misuse)]).toEqual([bug, bug, misuse]);
});
