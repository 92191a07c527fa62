/**
 * Biometric data at rest is sealed with AES-256-GCM under the station's key, which lives outside the data folder: whoever
 * copies the folder has no templates. What a sealed record belongs to is authenticated with it, so a record copied into
 * another person's row, or opened with another key, does not open at all.
 *
 * Layout: version (1 byte) | nonce (12 bytes, random) | ciphertext | tag (16 bytes).
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { endianness } from 'node:os';
import { StationError } from '../../src-shared/errors.ts';

export const keyBytes = 32;
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
/** Raise when the meaning of the sealed bytes changes; independent of the database's schema version. */
const contentSchema = 1;

/** What a sealed record is and whose. `record` tells several of one person apart; '' where there is one. */
export interface SealedFor {
  kind: 'template' | 'palm' | 'portrait' | 'leave' | 'pin' | 'card' | 'endpoint' | 'preference';
  tenantId: number;
  personId: number;
  /** '' for all but templates and palms, which belong to a model pack. */
  packId: string;
  record: string;
}

export interface Seal {
  close(content: Uint8Array, owner: SealedFor): Buffer;
  /** Errors: internal (`reason` `damaged`) when the bytes were changed, belong to another record or to another key. */
  open(sealed: Uint8Array, owner: SealedFor): Buffer;
  /** 64 hex digits that tell keys apart and reveal nothing of them. */
  readonly keyCheck: string;
  /** The same for the same text and another under another key: what is found again by it cannot be guessed from a copy of
   * the database, however short it is. */
  mark(text: string): string;
  /** A key of its own for authenticating backups; `seal` never uses it. */
  readonly backupKey: Buffer;
}

/** `key`: 32 bytes. Errors: invalid_argument. */
export function createSeal(key: Uint8Array): Seal {
  if (key.length !== keyBytes) {
    throw new StationError('invalid_argument', `The sealing key has ${key.length} bytes; it must have ${keyBytes}.`);
  }
  const secret = Buffer.from(key);
  const markKey = derived(secret, 'mark');
  return {
    close: (content, owner) => close(secret, content, owner),
    open: (sealed, owner) => open(secret, sealed, owner),
    mark: (text) => createHmac('sha256', markKey).update(text).digest('base64url'),
    keyCheck: derived(secret, 'key check').toString('hex'),
    backupKey: derived(secret, 'backup'),
  };
}

function close(key: Buffer, content: Uint8Array, owner: SealedFor): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associated(owner));
  const body = [cipher.update(content), cipher.final()];
  return Buffer.concat([Buffer.of(version), nonce, ...body, cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Uint8Array, owner: SealedFor): Buffer {
  const start = 1 + nonceBytes;
  const end = sealed.length - tagBytes;
  if (end < start || sealed[0] !== version) throw doesNotOpen(owner);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, start), { authTagLength: tagBytes });
  decipher.setAAD(associated(owner));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(start, end)), decipher.final()]);
  } catch {
    throw doesNotOpen(owner);
  }
}

/** JSON, because it keeps neighbouring fields apart whatever they contain. */
function associated({ kind, tenantId, personId, packId, record }: SealedFor): Buffer {
  return Buffer.from(JSON.stringify(['hadir', contentSchema, kind, tenantId, personId, packId, record]));
}

function derived(key: Buffer, purpose: string): Buffer {
  return createHmac('sha256', key).update(`hadir ${purpose} v1`).digest();
}

function doesNotOpen({ kind, personId }: SealedFor): StationError {
  const message = `A stored ${kind} was changed outside the station and does not open. Restore a backup or enrol again.`;
  return new StationError('internal', message, { reason: 'damaged', kind, personId });
}

/** An embedding as little-endian float32 bytes: what is sealed. */
export function embeddingBytes(embedding: Float32Array): Buffer {
  const bytes = Buffer.from(embedding.slice().buffer);
  return endianness() === 'LE' ? bytes : bytes.swap32();
}

/** The inverse of `embeddingBytes`; `bytes` may start anywhere in its buffer. */
export function embeddingOf(bytes: Uint8Array): Float32Array {
  const copy = Buffer.from(new Uint8Array(bytes).buffer);
  const ordered = endianness() === 'LE' ? copy : copy.swap32();
  return new Float32Array(ordered.buffer, 0, ordered.length / 4);
}

/** A palm's code as little-endian uint32 bytes. */
export function wordBytes(words: Uint32Array): Buffer {
  const bytes = Buffer.from(words.slice().buffer);
  return endianness() === 'LE' ? bytes : bytes.swap32();
}

/** The inverse of `wordBytes`; `bytes` may start anywhere in its buffer. */
export function wordsOf(bytes: Uint8Array): Uint32Array {
  const copy = Buffer.from(new Uint8Array(bytes).buffer);
  const ordered = endianness() === 'LE' ? copy : copy.swap32();
  return new Uint32Array(ordered.buffer, 0, ordered.length / 4);
}
