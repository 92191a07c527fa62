/**
 * A station as one screen may use it: commands of the gate for anybody, the rest by the role of whoever is signed in on that
 * screen. Every transport of the screens (socket, desktop shell) opens one door a connection; the staff's name is put into
 * what they do, whatever the screen says.
 */
import { commandRoles } from '../../../src-shared/command-roles.ts';
import type { StaffSession } from '../../../src-shared/contract/staff.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandResults,
  commandArguments,
  type StationClient,
} from '../../../src-shared/contract.ts';
import { commandNamed } from '../../../src-shared/decode-arguments.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { mayAct, type Role } from '../../../src-shared/roles.ts';
import type { StaffSessions } from './sessions.ts';

export interface ScreenDoor {
  /** Besides what the command throws: `unauthorised` (sign in), `forbidden` (another role is needed). */
  call<N extends CommandName>(name: N, args: CommandInput<N>): Promise<CommandResults[N]>;
  /** Whether the screen may be told what happens: names go to no screen elsewhere that nobody is signed in at. */
  hears(): boolean;
  /** Throws `unauthorised` or `forbidden` unless somebody of that role is signed in: for what a host offers beside the commands. */
  require(role: Role): void;
}

/** What may be guessed at. */
const guessed: ReadonlySet<CommandName> = new Set([
  'staff.signIn',
  'staff.changeOwnPassword',
  'credentials.byPin',
  'credentials.byCard',
  'credentials.confirmPalm',
]);
const opening: ReadonlySet<CommandName> = new Set(['setup.begin', 'staff.signIn', 'staff.resume']);

/** `near`: the screen is on this computer (or in the desktop shell). Screens elsewhere must sign in even for the gate,
 * and their guesses count for their `address`: they never lock anybody out here. */
export function openScreenDoor(
  station: Pick<StationClient, 'call'>,
  sessions: StaffSessions,
  near: boolean,
  address = 'elsewhere',
): ScreenDoor {
  const from = near ? '' : address;
  let token: string | null = null;

  /** Throws `unauthorised`; where a session was open before, it says why it is over. */
  function session(): StaffSession {
    const found = token === null ? null : sessions.use(token);
    if (found) return found;
    throw new StationError('unauthorised', 'Sign in first.', token === null ? {} : { ended: sessions.whyEnded(token) });
  }

  function admit(name: CommandName): StaffSession | null {
    const needed = commandRoles[name];
    if (opening.has(name) || name === 'staff.signOut') return null;
    if (needed === 'gate') return near ? null : session();
    return sessionOf(needed);
  }

  function sessionOf(needed: Role): StaffSession {
    const signedIn = session();
    if (!mayAct(signedIn.staff.role, needed))
      throw new StationError('forbidden', `This needs the role ${needed}.`, { role: needed });
    return signedIn;
  }

  return {
    async call<N extends CommandName>(name: N, args: CommandInput<N>): Promise<CommandResults[N]> {
      commandNamed(name);
      if (name === 'setup.begin' && !near)
        throw new StationError('forbidden', 'Set the station up at its own computer.');
      const signedIn = admit(name);
      const placed = 'from' in commandArguments[name].shape && guessed.has(name) ? { ...args, from } : args;
      const result = await station.call(name, signedIn ? signed(name, placed, signedIn) : placed);
      if (opening.has(name)) token = (result as StaffSession).token;
      if (name === 'staff.signOut') token = null;
      return result;
    },
    require: (role) => void sessionOf(role),
    hears: () => near || (token !== null && sessions.isOpen(token)),
  };
}

function signed<N extends CommandName>(name: N, args: CommandInput<N>, { staff }: StaffSession): CommandInput<N> {
  return 'actor' in commandArguments[name].shape ? { ...args, actor: staff.name } : args;
}
