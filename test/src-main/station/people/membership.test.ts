/** The laws of memberships, whatever is said in which order: they never overlap, the last word about a date holds, and the screens
 * show the group of today. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { membershipOn } from '../../../../src-main/station/people/membership.ts';
import { addPupil, school } from '../roster/support.ts';

const today = '2026-07-13';
const date = fc.integer({ min: 1, max: 28 }).map((n) => `2026-07-${String(n).padStart(2, '0')}`);
const word = fc.oneof(
  fc.record({ say: fc.constant('move' as const), from: date, group: fc.constantFrom('7A', '7B', '') }),
  fc.record({ say: fc.constant('leave' as const), from: date, group: fc.constant(null) }),
);

it('hold after any sequence of moves and leaves', async () => {
  const at = school();
  const said = async (personId: number, { from, group }: { from: string; group: string | null }) => {
    if (group === null) await at.station.call('leavers.leave', { personId, on: from });
    else await at.station.call('groups.move', { personIds: [personId], group, from });
    const { memberships, leftOn } = await at.station.call('people.profile', { personId });
    memberships.forEach(({ from, to }, i) => {
      expect(to === null || from < to).toBe(true);
      expect(to === null || i === memberships.length - 1 || to <= (memberships[i + 1]?.from ?? '')).toBe(true);
      expect(to !== null || i === memberships.length - 1).toBe(true);
    });
    for (const later of [from, '2026-07-28', '2027-01-01'])
      expect(membershipOn(memberships, later)?.group ?? null).toBe(group);
    expect(leftOn).toBe(group === null ? from : null);
    const person = await at.station.call('people.get', { personId });
    expect(person.group).toBe(membershipOn(memberships, today)?.group ?? '');
  };
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (words) => {
      const { id } = await addPupil(at, 'Ani', '7A');
      for (const each of words) await said(id, each);
    }),
    { numRuns: 25 },
  );
});
