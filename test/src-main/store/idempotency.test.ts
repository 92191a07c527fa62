import { expect, it } from 'vitest';
import { databasePath, openStore } from '../../../src-main/store/index.ts';
import { key, monday, tempFolder, tempStore } from './support.ts';

const write = { caller: 'key 1', key: 'a', fingerprint: 'f', at: monday };
const answer = { status: 201, body: '{"id":1}' };

it('keeps an answer by caller and key', () => {
  const { idempotency } = tempStore();
  expect(idempotency.get('key 1', 'a')).toBeNull();
  idempotency.begin(write);
  expect(idempotency.get('key 1', 'a')).toEqual({ fingerprint: 'f', answer: null });
  idempotency.finish('key 1', 'a', answer);
  expect(idempotency.get('key 1', 'a')).toEqual({ fingerprint: 'f', answer });
  expect(idempotency.get('key 2', 'a')).toBeNull();
  idempotency.remove('key 1', 'a');
  expect(idempotency.get('key 1', 'a')).toBeNull();
});

it('forgets what is older than it is told', () => {
  const { idempotency } = tempStore();
  idempotency.begin(write);
  idempotency.begin({ ...write, key: 'b', at: '2025-11-17T00:10:00.001Z' });
  idempotency.removeBefore('2025-11-17T07:10:00.001+07:00');
  expect([idempotency.get('key 1', 'a'), idempotency.get('key 1', 'b')?.fingerprint]).toEqual([null, 'f']);
});

it('keeps it over a restart', () => {
  const path = databasePath(tempFolder());
  const first = openStore({ path, key });
  first.idempotency.begin(write);
  first.idempotency.finish('key 1', 'a', answer);
  first.close();
  const second = openStore({ path, key });
  expect(second.idempotency.get('key 1', 'a')?.answer).toEqual(answer);
  second.close();
});
