import { expect, it } from 'vitest';
import { given } from '../../../support/given.ts';
import { refusal } from '../support.ts';
import { addPupil, audited, day, membershipsOf, register, school } from './support.ts';

const moves = [
  { from: '7A', to: '8A' },
  { from: '8A', to: '9A' },
  { from: '9A', to: null },
];

async function threeYears() {
  const at = school();
  await addPupil(at, 'Ani', '7A');
  await addPupil(at, 'Budi', '8A');
  await addPupil(at, 'Citra', '9A');
  await addPupil(at, 'Dedi', 'Staf');
  at.clock.advance(7 * day);
  return at;
}

it('every group moves once, however often the promotion is applied', async () => {
  const at = await threeYears();
  const promotion = { moves, on: '2026-07-20' };
  expect(await at.station.call('promotion.preview', promotion)).toEqual({
    moves: moves.map((move) => ({ ...move, people: 1 })),
    unplaced: 1,
  });
  expect(await at.station.call('promotion.apply', promotion)).toEqual({ moved: 2, left: 1 });
  const after = [`${given(1)} Ani 8A`, `${given(2)} Budi 9A`, `${given(3)} Citra`, `${given(4)} Dedi Staf`];
  expect(await register(at)).toEqual(after);
  expect(await at.station.call('promotion.apply', promotion)).toEqual({ moved: 0, left: 0 });
  expect(await register(at)).toEqual(after);
  expect(await membershipsOf(at, 1)).toEqual(['7A 2026-07-13..2026-07-20', '8A 2026-07-20..']);
  expect(await at.station.call('people.profile', { personId: 3 })).toMatchObject({ leftOn: '2026-07-20' });
  expect(await audited(at)).toContain('promotion.applied date:2026-07-20');
});

it('with a date to come it shows on the screens that day, also when the station was off over it', async () => {
  const at = await threeYears();
  await at.station.call('promotion.apply', { moves, on: '2026-07-21' });
  expect(await register(at)).toEqual([
    `${given(1)} Ani 7A`,
    `${given(2)} Budi 8A`,
    `${given(3)} Citra 9A`,
    `${given(4)} Dedi Staf`,
  ]);
  at.clock.advance(day);
  expect(await register(at)).toEqual([
    `${given(1)} Ani 8A`,
    `${given(2)} Budi 9A`,
    `${given(3)} Citra`,
    `${given(4)} Dedi Staf`,
  ]);
  expect(at.told.at(-1)).toEqual({ type: 'people.changed' });
  await at.station.call('promotion.apply', { moves, on: '2026-07-25' });
  at.clock.advance(7 * day);
  expect(await register(at.restart())).toEqual([
    `${given(1)} Ani 9A`,
    `${given(2)} Budi`,
    `${given(3)} Citra`,
    `${given(4)} Dedi Staf`,
  ]);
});

it('a group can go to one place only', async () => {
  const at = await threeYears();
  const twice = { moves: [...moves, { from: '7A', to: '8B' }], on: '2026-07-20' };
  await expect(at.station.call('promotion.apply', twice)).rejects.toThrow(refusal('invalid_argument'));
});
