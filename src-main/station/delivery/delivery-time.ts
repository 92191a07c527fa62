/** The time by which deliveries are planned, tried and given up: the computer's, as the services at the other end have theirs. The
 * events themselves carry the school's. */
import type { Context } from '../context.ts';

export function deliveryTime({ computerClock }: Pick<Context, 'computerClock'>): string {
  return computerClock.now().toISOString();
}
