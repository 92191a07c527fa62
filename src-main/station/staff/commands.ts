/** The staff: signing in, and who may. */
import type { StaffMember } from '../../../src-shared/contract/staff.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { fold } from '../../../src-shared/names.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import type { StoredStaff } from '../ports/staff.ts';
import { NameAttempts } from './attempts.ts';
import type { StaffSessions } from './sessions.ts';

export function staffCommands(context: Context, sessions: StaffSessions): HandlersOf<'staff'> {
  const { store, keyHasher, clock } = context;
  const attempts = new NameAttempts(clock);
  /** What a password is compared with where nobody is called so: the answer takes as long. */
  const nobody = keyHasher.hash(keyHasher.newSecret());

  return {
    'staff.signIn': async ({ name, password, from }) => {
      // Folded like the names themselves: another spelling of a name is no other name to guess at.
      // Counted before the slow comparison: guesses sent all at once are counted all the same.
      const guess = attempts.begin(fold(name), from);
      const found = store.staff.byName(name);
      const matches = await keyHasher.matches(password, found?.hash ?? (await nobody));
      // Read again: they may have been put out, or given another role or password, while theirs was compared.
      const member = found && store.staff.get(found.id);
      if (!member?.active || member.hash !== found?.hash || !matches) {
        note(context, member?.name ?? '', 'staff.refused', member ? `staff:${member.id}` : 'staff', {
          attempts: guess.count,
        });
        throw new StationError('unauthorised', 'The name or the password is wrong.');
      }
      guess.right();
      const at = nowIso(context);
      store.transaction(() => {
        store.staff.signedIn(member.id, at);
        note(context, member.name, 'staff.signed_in', `staff:${member.id}`);
      });
      return sessions.begin(member);
    },

    'staff.resume': ({ token }) => {
      const session = sessions.use(token);
      if (session) return session;
      throw new StationError('unauthorised', 'Sign in again.', { ended: sessions.whyEnded(token) });
    },

    'staff.signOut': ({ token }) => {
      sessions.end(token);
      return { signedOut: true };
    },

    'staff.list': () => ({ staff: store.staff.list().map(summary) }),

    'staff.create': async ({ name, role, password, actor }) => {
      const hash = await keyHasher.hash(password);
      return summary(
        store.transaction(() => {
          const added = addStaff(context, { name, role, hash }, actor);
          keepAnAdministrator(store.staff.list());
          return added;
        }),
      );
    },

    'staff.update': ({ staffId, role, active, actor }) => {
      const changed = store.transaction(() => {
        const member = requireMember(context, staffId);
        const next = { ...member, role: role ?? member.role, active: active ?? member.active };
        store.staff.update(staffId, next);
        keepAnAdministrator(store.staff.list());
        note(context, actor, 'staff.changed', `staff:${staffId}`, { role: next.role, active: next.active });
        return next;
      });
      sessions.endOf(staffId);
      return summary(changed);
    },

    'staff.setPassword': async ({ staffId, password, actor }) => {
      requireMember(context, staffId);
      const hash = await keyHasher.hash(password);
      return summary(setHash(staffId, hash, actor));
    },

    'staff.changeOwnPassword': async ({ current, password, actor, from }) => {
      const guess = attempts.begin(fold(actor), from);
      const member = store.staff.byName(actor);
      if (!member || !(await keyHasher.matches(current, member.hash))) {
        note(context, actor, 'staff.refused', member ? `staff:${member.id}` : 'staff', { attempts: guess.count });
        throw new StationError('credential_refused', 'The current password is wrong.');
      }
      guess.right();
      setHash(member.id, await keyHasher.hash(password), actor);
      return { changed: true };
    },
  };

  function setHash(staffId: number, hash: string, actor: string): StoredStaff {
    const member = store.transaction(() => {
      const found = requireMember(context, staffId);
      store.staff.update(staffId, { ...found, hash });
      note(context, actor, 'staff.password', `staff:${staffId}`);
      return found;
    });
    sessions.endOf(staffId);
    return member;
  }
}

/** Part of the caller's transaction. */
export function addStaff(
  context: Context,
  member: { name: string; role: StaffMember['role']; hash: string },
  actor: string,
): StoredStaff {
  const added = context.store.staff.insert({ ...member, active: true, createdAt: nowIso(context) });
  note(context, actor, 'staff.created', `staff:${added.id}`, { role: added.role });
  return added;
}

/** Called after a change, within its transaction. */
function keepAnAdministrator(staff: readonly StoredStaff[]): void {
  if (!staff.some(({ role, active }) => active && role === 'administrator'))
    throw new StationError('conflict', 'One administrator has to stay. Make somebody else one first.');
}

function requireMember({ store }: Context, staffId: number): StoredStaff {
  const member = store.staff.get(staffId);
  if (!member) throw new StationError('not_found', 'There is no such member of staff.', { staffId });
  return member;
}

function summary({ hash: _, ...member }: StoredStaff): StaffMember {
  return member;
}
