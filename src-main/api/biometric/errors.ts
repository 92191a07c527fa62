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

/** This dialect names the kind of picture in `type`: whoever sent the other kind is told which. */
export const biometricError: ErrorBody = ({ message, details: { shows } }) =>
  refusal(shows === undefined ? message : message.replace(/\.$/, `; send type=${shows}.`));
