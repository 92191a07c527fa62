/** The way out of the kiosk: an administrator's name and password, checked by the station's own sign-in, so that wrong ones are
 * counted, locked out and noted as anywhere else. */
import { StationError } from '../../../src-shared/errors.ts';
import type { Station } from '../../station/station.ts';

export interface Credentials {
  name?: string | undefined;
  password?: string | undefined;
}

/** Throws as `staff.signIn` does, and `forbidden` for another role. Where nobody has been set up there is nobody to ask: it lets
 * pass. */
export async function requireAdministrator(
  station: Pick<Station, 'call'>,
  { name = '', password = '' }: Credentials,
): Promise<void> {
  const { needed } = await station.call('setup.status', {});
  if (needed) return;
  const { token, staff } = await station.call('staff.signIn', { name, password });
  // Only the answer was wanted: nobody is signed in by it.
  await station.call('staff.signOut', { token });
  if (staff.role !== 'administrator')
    throw new StationError('forbidden', 'This needs the role administrator.', { role: 'administrator' });
}
