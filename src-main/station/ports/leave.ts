/** What leave needs kept. Attachments are sealed at rest. All methods are synchronous. */
import type { LeaveKind } from '../../../src-shared/contract/attendance.ts';
import type { LeaveRequest, LeaveState } from '../../../src-shared/contract/leave.ts';

export interface LeaveStore {
  leave: {
    insert(request: {
      personId: number;
      kind: LeaveKind;
      from: string;
      to: string;
      note: string;
      createdAt: string;
      createdBy: string;
      attachment: { name: string; mediaType: string; bytes: Uint8Array } | null;
    }): number;
    decide(leaveId: number, decision: { decision: LeaveState; at: string; author: string; note: string }): void;
    get(leaveId: number): LeaveRequest | null;
    /** Newest first; `cursor` is the id of the last one seen. */
    list(query: {
      tenantId: number;
      state?: LeaveState | undefined;
      personId?: number | undefined;
      group?: string | undefined;
      from?: string | undefined;
      to?: string | undefined;
      limit: number;
      cursor: number;
    }): { requests: LeaveRequest[]; next: number | null };
    attachment(leaveId: number): { name: string; mediaType: string; bytes: Uint8Array } | null;
    /** Approved leave that touches the range, by id: where two cover one date, the later id counts. */
    approved(range: { from: string; to: string; personId?: number | undefined }): {
      id: number;
      personId: number;
      kind: LeaveKind;
      from: string;
      to: string;
    }[];
    countOf(personIds: readonly number[]): number;
    eraseOf(personId: number): void;
  };
}
