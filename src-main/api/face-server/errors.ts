/** The server dialect's error body: `{"success": false, "message": "…"}`. */
import type { ErrorBody } from '../errors.ts';

export const serverError: ErrorBody = (error) => ({ success: false, message: error.message });
