/** The biometric dialect's envelope, and its error body: `{"success": false, "message": "…", "data": null}`. */
import type { ErrorBody } from '../errors.ts';

export interface Envelope<T> {
  success: boolean;
  message: string;
  data: T;
}

export function envelope<T>(message: string, data: T): Envelope<T> {
  return { success: true, message, data };
}

export function refusal(message: string): Envelope<null> {
  return { success: false, message, data: null };
}

export const biometricError: ErrorBody = (error) => refusal(error.message);
