/** A new station's first run: its school and its first administrator. */
import { StationError } from '../../../src-shared/errors.ts';
import { type Context, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import type { StoredStaff } from '../ports/staff.ts';
import { keepSettings } from '../settings/commands.ts';
import { addStaff } from './commands.ts';
import type { StaffSessions } from './sessions.ts';

export function setupCommands(context: Context, sessions: StaffSessions): HandlersOf<'setup'> {
  const { store, keyHasher } = context;

  return {
    'setup.status': () => ({
      needed: store.staff.list().length === 0,
      hasRules: store.calendar.rules().length > 0,
      enrolled: store.people.countEnrolled(context.settings.homeTenant),
    }),

    'setup.begin': async ({ school, name, password }) => {
      refuseSecondSetup(store.staff.list());
      const hash = await keyHasher.hash(password);
      const member = store.transaction(() => {
        // Two screens may have asked while the password was hashed.
        refuseSecondSetup(store.staff.list());
        keepSettings(store, { school });
        const first = addStaff(context, { name, role: 'administrator', hash }, name);
        store.staff.signedIn(first.id, nowIso(context));
        return first;
      });
      context.settingsChanged();
      return sessions.begin(member);
    },
  };
}

function refuseSecondSetup(staff: readonly StoredStaff[]): void {
  if (staff.length > 0) throw new StationError('conflict', 'The station is set up already. Sign in.');
}
