/** Of one request of a screen, whatever the transport. */
import { maxFileBytes } from '../form.ts';

/** Bytes: the largest file, and the words around it. */
export const maxRequestBytes = maxFileBytes + 64 * 1024;
