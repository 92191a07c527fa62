/** What `sealing.key.wrapped` says: the sealing key, closed by the system's keyring or by a passphrase, and by which. */
import { z } from 'zod';
import { StationError } from '../../../../src-shared/errors.ts';

/** Bytes in base64; the lengths of what is inside are checked by what opens it. */
const bytes = z.base64().max(4096);

const common = {
  version: z.literal(1),
  /** 64 hex digits that tell keys apart and reveal nothing of them: a keyring may open without noticing what it opened. */
  keyCheck: z.string().regex(/^[0-9a-f]{64}$/),
  wrapped: bytes,
  /** Somebody wanted the plain key file to stay: they are not asked again. */
  plainKept: z.boolean().default(false),
};

const wrappedKey = z.discriminatedUnion('by', [
  z.object({ ...common, by: z.literal('keyring'), backend: z.string().min(1).max(40) }),
  z.object({
    ...common,
    by: z.literal('passphrase'),
    backend: z.literal('passphrase'),
    /** Of scrypt. Bounded, so that a changed file cannot ask for all the memory there is. */
    cost: z.int().min(14).max(20),
    salt: bytes,
    nonce: bytes,
    tag: bytes,
  }),
]);

export type WrappedKey = z.output<typeof wrappedKey>;
export type KeyringWrap = Extract<WrappedKey, { by: 'keyring' }>;
export type PassphraseWrap = Extract<WrappedKey, { by: 'passphrase' }>;

export const wrappedKeyName = 'sealing.key.wrapped';

/** Throws `wrong_key` (`reason` `damaged`). */
export function parseWrapped(text: string): WrappedKey {
  const parsed = wrappedKey.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new StationError(
    'wrong_key',
    `The file ${wrappedKeyName} is damaged. Choose the copy of the sealing key that was exported, or restore the file.`,
    { reason: 'damaged' },
  );
}

export function textOf(wrapped: WrappedKey): string {
  return `${JSON.stringify(wrapped, null, 2)}\n`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
