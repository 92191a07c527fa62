/** Sends something once, now, for somebody who waits for what comes of it. */
import type { TestResult } from '../../../src-shared/contract/delivery.ts';
import type { Context } from '../context.ts';
import { sendTimeout } from './dispatcher.ts';
import type { Parcel } from './parcel.ts';

export async function tried({ sender, clock }: Context, parcel: Parcel): Promise<TestResult> {
  const start = clock.monotonic();
  const { status, error } = await sender.send({ ...parcel, timeout: sendTimeout });
  return { ok: error === null, status, milliseconds: Math.round(clock.monotonic() - start), error };
}
