/** Leave: asked for, decided, and what that makes of the days. Decisions are added, never changed. */
import { z } from 'zod';
import { type LeaveKind, leaveKinds } from './attendance.ts';
import { actor, cursor, date, file, groupName, id, line } from './fields.ts';

export const leaveStates = ['requested', 'approved', 'rejected', 'cancelled'] as const;
export type LeaveState = (typeof leaveStates)[number];

export const leaveArguments = {
  /** Days on which the person belongs to no class stay without a status; where that is all of them: `conflict` with
   * `reason: 'no_membership'`, and so when it is approved. */
  'leave.request': z.object({
    personId: id,
    kind: z.enum(leaveKinds),
    from: date,
    /** Included. */
    to: date,
    note: line(500).default(''),
    /** A letter: JPEG, PNG, WebP or PDF of at most 5 MB. */
    attachment: z
      .object({ name: line(120), bytes: file })
      .nullable()
      .default(null),
    /** Staff who write it down may approve it at once. */
    approve: z.boolean().default(false),
    actor,
  }),
  'leave.decide': z.object({
    leaveId: id,
    decision: z.enum(['approved', 'rejected', 'cancelled']),
    note: line(300).default(''),
    actor,
  }),
  'leave.list': z.object({
    state: z.enum(leaveStates).optional(),
    personId: id.optional(),
    group: groupName.optional(),
    from: date.optional(),
    to: date.optional(),
    limit: z.number().int().min(1).max(200).default(50),
    cursor,
  }),
  'leave.get': z.object({ leaveId: id }),
  'leave.attachment': z.object({ leaveId: id }),
} as const;

export interface LeaveRequest {
  id: number;
  personId: number;
  name: string;
  group: string;
  kind: LeaveKind;
  from: string;
  to: string;
  note: string;
  hasAttachment: boolean;
  createdAt: string;
  createdBy: string;
  state: LeaveState;
  decisions: { decision: LeaveState; at: string; author: string; note: string }[];
}

export interface LeaveResults {
  'leave.request': LeaveRequest;
  'leave.decide': LeaveRequest;
  'leave.list': { requests: LeaveRequest[]; next: number | null };
  'leave.get': LeaveRequest;
  'leave.attachment': { name: string; mediaType: string; bytes: Uint8Array };
}
