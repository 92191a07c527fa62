/** The tenant dialect's error body: `{"detail": "…"}`. */
import type { ErrorBody } from '../errors.ts';

export const tenantError: ErrorBody = (error) => ({ detail: error.message });
