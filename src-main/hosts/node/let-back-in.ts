/** The way back where nobody is left who could let anybody in: whoever sits at the station's computer gives a member of staff a
 * new password. */

import type { StaffMember } from '../../../src-shared/contract/staff.ts';
import type { StationClient } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { fold } from '../../../src-shared/names.ts';

/** Lets in again whoever was put out. `name` ignores case and accents. Throws `not_found`, `invalid_argument`. */
export async function letBackIn(
  station: StationClient,
  { name, password, actor }: { name: string; password: string; actor: string },
): Promise<StaffMember> {
  const { staff } = await station.call('staff.list', {});
  const member = staff.find((one) => fold(one.name) === fold(name));
  if (!member) throw new StationError('not_found', `Nobody is called "${name}".`);
  await station.call('staff.setPassword', { staffId: member.id, password, actor });
  if (!member.active) await station.call('staff.update', { staffId: member.id, active: true, actor });
  return member;
}
