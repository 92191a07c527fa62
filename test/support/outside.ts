/** Calls that come as if from another machine. */
import { networkInterfaces } from 'node:os';
import { describeUnless } from './skips.ts';

/** An address of this machine that is not loopback: calls to it come from it, as if from another machine. */
export const outside = Object.values(networkInterfaces())
  .flat()
  .find((entry) => entry && !entry.internal && entry.family === 'IPv4')?.address;

/** `describe` where the machine has such an address; elsewhere skipped, with one line that says so. */
export function describeOutside(title: string, body: () => void): void {
  describeUnless(outside ? null : 'this machine has no network address but loopback', title, body);
}
