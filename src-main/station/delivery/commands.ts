/** Delivery. */
import { type DeliveryResults, deliveryArguments } from '../../../src-shared/contract/delivery.ts';
import { unfinishedCommands } from '../../../src-shared/unfinished.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

export function deliveryCommands(_context: Context): Handlers<keyof DeliveryResults> {
  return unfinishedCommands(deliveryArguments);
}
