/** Members of staff: who may open the office, and what each role may do there. The gate needs nobody signed in. */
import { z } from 'zod';
import type { Role } from '../roles.ts';
import { roles } from '../roles.ts';
import { actor, guessFrom, id, line } from './fields.ts';

const name = line(80).min(2, 'a name of at least 2 characters');
/** Spaces count, nothing is trimmed: it is the person's own text. */
const newPassword = z.string().min(8, 'at least 8 characters').max(200);
const password = z.string().max(200);

export const staffArguments = {
  /** Whether the station still has to be set up, and what of it is done. */
  'setup.status': z.object({}),
  /** The first administrator and the school's name. Refused with `conflict` once there is any member of staff. */
  'setup.begin': z.object({ school: line(100).min(1, 'the name of the school'), name, password: newPassword }),

  /** Errors: `unauthorised` (wrong name or password: which one is not said), `too_many_requests` with `retryAfter` (locked). */
  'staff.signIn': z.object({ name: line(80), password, from: guessFrom }),
  /** A screen that was loaded anew, or whose connection broke, takes its session up again; that counts as use of it. Where it
   * is over: `unauthorised` with `ended`, why. */
  'staff.resume': z.object({ token: z.string().max(200) }),
  'staff.signOut': z.object({ token: z.string().max(200) }),

  'staff.list': z.object({}),
  'staff.create': z.object({ name, role: z.enum(roles), password: newPassword, actor }),
  /** The last active administrator can be neither changed nor put out. */
  'staff.update': z.object({ staffId: id, role: z.enum(roles).optional(), active: z.boolean().optional(), actor }),
  /** Ends the member's sessions. */
  'staff.setPassword': z.object({ staffId: id, password: newPassword, actor }),
  'staff.changeOwnPassword': z.object({ current: password, password: newPassword, actor, from: guessFrom }),
} as const;

export interface StaffMember {
  id: number;
  name: string;
  role: Role;
  active: boolean;
  createdAt: string;
  lastSignInAt: string | null;
}

export interface StaffSession {
  /** Unguessable; a screen keeps it for as long as its tab lives. */
  token: string;
  staff: { id: number; name: string; role: Role };
  /** Minutes without a call after which the session is over. */
  idleMinutes: number;
}

/** Why a session is over: nobody used it, the member's role or password changed, they signed in too often elsewhere, or the
 * station was started anew. */
export const sessionEnds = ['idle', 'changed', 'elsewhere', 'restart'] as const;
export type SessionEnd = (typeof sessionEnds)[number];

export interface SetupStatus {
  /** There is no member of staff yet. */
  needed: boolean;
  hasRules: boolean;
  enrolled: number;
}

export interface StaffResults {
  'setup.status': SetupStatus;
  'setup.begin': StaffSession;
  'staff.signIn': StaffSession;
  'staff.resume': StaffSession;
  'staff.signOut': { signedOut: true };
  'staff.list': { staff: StaffMember[] };
  'staff.create': StaffMember;
  'staff.update': StaffMember;
  'staff.setPassword': StaffMember;
  'staff.changeOwnPassword': { changed: true };
}
