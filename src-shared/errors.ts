/** The one error type that crosses boundaries (worker, IPC, HTTP, CLI): plain data with a code that tables map onwards. */

export const errorCodes = [
  'invalid_argument',
  'image_unreadable',
  'image_format',
  'image_too_large',
  'image_too_long',
  'no_face',
  'several_faces',
  'poor_quality',
  'no_palm',
  'several_palms',
  'poor_palm',
  'wrong_dimension',
  'tenant_not_found',
  'person_not_found',
  'template_not_found',
  'session_not_found',
  'key_not_found',
  'not_found',
  'credential_refused',
  'file_unreadable',
  'file_too_large',
  'import_refused',
  'too_few_shots',
  'duplicate_face',
  'duplicate_palm',
  'unlike_face',
  'unlike_palm',
  'name_conflict',
  'conflict',
  'unauthorised',
  'forbidden',
  'too_many_requests',
  'not_supported',
  'busy',
  'vision_restarting',
  'timeout',
  'models_unavailable',
  'storage_full',
  'folder_in_use',
  'wrong_key',
  'data_lost',
  'backup_invalid',
  'version_too_new',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** JSON values only, so that an error survives every transport unchanged. */
export type ErrorDetails = Record<string, string | number | boolean | null>;

export interface PlainError {
  code: ErrorCode;
  message: string;
  details: ErrorDetails;
  retryable: boolean;
}

const retryableCodes: ReadonlySet<ErrorCode> = new Set(['busy', 'vision_restarting', 'timeout', 'too_many_requests']);

export class StationError extends Error {
  override readonly name = 'StationError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** The same call may succeed a moment later. */
  readonly retryable: boolean;

  /** `message` is one English sentence for developers and logs; people read `messages` keyed by `error.<code>`. */
  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
    this.retryable = retryableCodes.has(code);
  }

  toPlain(): PlainError {
    return { code: this.code, message: this.message, details: this.details, retryable: this.retryable };
  }

  static fromPlain(plain: PlainError): StationError {
    return new StationError(plain.code, plain.message, plain.details);
  }
}

/** What was thrown and is no StationError, as plain data for the log of another thread or process; it never goes further. */
export interface Fault {
  type: string;
  message: string;
  stack: string;
}

/** null where the thrown is a StationError with a code of its own: that one is the caller's, and no fault of ours. */
export function faultOf(thrown: unknown): Fault | null {
  if (thrown instanceof StationError && thrown.code !== 'internal') return null;
  const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { type: name, message, stack: stack ?? '' };
}

/** Anything thrown, as plain data. What is not a StationError becomes `internal` without its text: a stack or a path of the
 * machine must not leave the process; the caller logs the original. */
export function plainError(thrown: unknown): PlainError {
  if (thrown instanceof StationError) return thrown.toPlain();
  return new StationError('internal', 'The station could not do that. Its log says why.').toPlain();
}
