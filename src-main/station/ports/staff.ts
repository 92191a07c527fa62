/** What is kept of the staff. All methods are synchronous. */
import type { StaffMember } from '../../../src-shared/contract/staff.ts';

export interface StoredStaff extends StaffMember {
  /** Slow and salted. */
  hash: string;
}

export interface StaffStore {
  staff: {
    /** By name. */
    list(): StoredStaff[];
    get(staffId: number): StoredStaff | null;
    /** Case and accents do not matter. */
    byName(name: string): StoredStaff | null;
    /** Throws `conflict` where the name is taken. */
    insert(member: Omit<StoredStaff, 'id' | 'lastSignInAt'>): StoredStaff;
    update(staffId: number, changes: { role: StaffMember['role']; active: boolean; hash: string }): void;
    signedIn(staffId: number, at: string): void;
  };
}
