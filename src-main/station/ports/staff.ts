/** What is kept of the staff, and of the PINs and cards of everybody. All methods are synchronous. */
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

/** What PINs and cards need kept. Hashes and the texts of cards that the station made are sealed; other cards are only found
 * again by their text. All methods are synchronous. */
export interface StoredCard {
  id: number;
  personId: number;
  /** The text of the QR code, out of its seal; null for cards that the station did not make. */
  text: string | null;
  issuedAt: string;
  revokedAt: string | null;
}

export interface CredentialsStore {
  credentials: {
    pinOf(personId: number): { hash: string; issuedAt: string } | null;
    setPin(personId: number, pin: { hash: string; issuedAt: string }): void;
    removePin(personId: number): void;
    /** `printable`: its text is kept, sealed. Throws `conflict` where a card with that text is in use. */
    addCard(card: { personId: number; text: string; printable: boolean; issuedAt: string }): StoredCard;
    /** Only one that is not revoked. */
    cardByText(text: string): StoredCard | null;
    /** Those that are not revoked, newest first. */
    cardsOf(personId: number): StoredCard[];
    revokeCards(personId: number, at: string): void;
    /** PINs, and cards in use. */
    countOf(personIds: readonly number[]): number;
    eraseOf(personId: number): void;
  };
}
