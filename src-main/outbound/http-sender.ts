/** Sends one HTTP request for a delivery. */
import { unfinished } from '../../src-shared/unfinished.ts';
import type { Sender, Signer } from '../station/ports/delivery.ts';

export const sender: Sender = unfinished();
export const signer: Signer = unfinished();
