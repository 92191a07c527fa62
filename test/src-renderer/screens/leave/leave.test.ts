import { expect, test } from 'vitest';
import { merged, queryOf, readFilters, written } from '../../../../src-renderer/screens/leave/inbox.ts';
import { letterName, letterProblem, maxLetter } from '../../../../src-renderer/screens/leave/letter-file.ts';
import type { LeaveRequest, LeaveState } from '../../../../src-shared/contract/leave.ts';

const request = (id: number, state: LeaveState, from = '2026-11-20') => ({ id, state, from }) as LeaveRequest;

test('those that wait come first, the soonest at the top; each once', () => {
  const waiting = [request(1, 'requested', '2026-11-25'), request(2, 'requested', '2026-11-21')];
  const latest = [request(4, 'approved'), request(3, 'rejected'), request(2, 'requested', '2026-11-21')];
  expect(merged(waiting, latest).map(({ id }) => id)).toEqual([2, 1, 4, 3]);
});

test('a letter is a photo or a PDF of at most 5 MB', () => {
  expect(letterProblem({ size: 10, type: 'image/jpeg' })).toBeNull();
  expect(letterProblem({ size: maxLetter, type: 'application/pdf' })).toBeNull();
  expect(letterProblem({ size: maxLetter + 1, type: 'application/pdf' })).toBe('leave.letter.large');
  expect(letterProblem({ size: 10, type: 'image/svg+xml' })).toBe('leave.letter.type');
  expect(letterProblem({ size: 0, type: 'image/png' })).toBe('leave.letter.empty');
});

test("a long file name keeps its ending and fits the contract's", () => {
  const name = letterName(`${'surat '.repeat(40)}.pdf`);
  expect([...name]).toHaveLength(120);
  expect(name).toMatch(/\.pdf$/);
  expect(letterName('surat.pdf')).toBe('surat.pdf');
});

test('filters go into the address and back', () => {
  const filters = readFilters(new URLSearchParams('state=approved&person=7&from=2026-11-20&to=2026-11-22&group=VII A'));
  expect(queryOf(filters)).toEqual({
    state: 'approved',
    group: 'VII A',
    personId: 7,
    from: '2026-11-20',
    to: '2026-11-22',
  });
  expect(readFilters(new URLSearchParams(written(filters)))).toEqual(filters);
  expect(queryOf(readFilters(new URLSearchParams('state=nonsense&from=yesterday&person=x')))).toEqual({});
});
