/** What the screens need beyond the contract: whether the station can be reached at this moment. */
import type { StationClient } from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';

export type Connection = 'connecting' | 'open' | 'lost';

export interface ScreenClient extends StationClient {
  connection(): Connection;
  /** Returns the function that ends the subscription. */
  onConnection(listener: (connection: Connection) => void): () => void;
}

/** Retryable, as a call cut off by a broken connection may have been done or not. `reason` lets the screens say so. */
export function connectionError(): StationError {
  return new StationError('busy', 'The connection to the station broke during the call.', { reason: 'connection' });
}

/** An in-process or IPC client cannot be cut off. */
export function alwaysOpen(client: StationClient): ScreenClient {
  return {
    call: (name, args) => client.call(name, args),
    subscribe: (listener) => client.subscribe(listener),
    connection: () => 'open',
    onConnection: () => () => {},
  };
}
