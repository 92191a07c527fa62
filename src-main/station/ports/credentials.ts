/** What PINs and cards need kept: hashes and digests; a printable card's text is sealed. All methods are synchronous. */
export interface StoredCard {
  id: number;
  personId: number;
  digest: string;
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
    addCard(card: Omit<StoredCard, 'id' | 'revokedAt'>): StoredCard;
    /** Only one that is not revoked. */
    cardByDigest(digest: string): StoredCard | null;
    /** Those that are not revoked, newest first. */
    cardsOf(personId: number): StoredCard[];
    revokeCards(personId: number, at: string): void;
    countOf(personIds: readonly number[]): number;
    eraseOf(personId: number): void;
  };
}
