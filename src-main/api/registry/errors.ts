/** The registry dialect's error body: `{"detail": "…"}`. */
import type { ErrorBody } from '../errors.ts';

export const registryError: ErrorBody = (error) => ({ detail: error.message });
