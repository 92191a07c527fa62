/** How the pages' commands reach the shell: the transport (IPC) calls one door and knows nothing of what is behind it. */

import type { DesktopArguments } from '../../../src-shared/desktop.ts';
import {
  type DesktopCommand,
  type DesktopEvent,
  type DesktopResults,
  decodeDesktopArguments,
  desktopRoles,
  isDesktopCommand,
} from '../../../src-shared/desktop.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Role } from '../../../src-shared/roles.ts';

export type DesktopHandlers = {
  [N in DesktopCommand]: (args: DesktopArguments<N>) => DesktopResults[N] | Promise<DesktopResults[N]>;
};

/** The page that calls, as its transport knows it. */
export interface DesktopCaller {
  /** Throws `unauthorised` or `forbidden` unless somebody of that role is signed in on that page: `ScreenDoor.require`. */
  require(role: Role): void;
}

export interface DesktopDoor {
  /** `name` and `args` as they came over the boundary. Throws `invalid_argument`, `unauthorised`, `forbidden`, and what the
   * command throws. */
  call(name: unknown, args: unknown, caller: DesktopCaller): Promise<unknown>;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: DesktopEvent) => void): () => void;
  /** To every page that listens. */
  tell(event: DesktopEvent): void;
}

export function openDesktopDoor(handlers: DesktopHandlers): DesktopDoor {
  const listeners = new Set<(event: DesktopEvent) => void>();
  return {
    async call(name, args, caller) {
      if (!isDesktopCommand(name)) {
        const details = { reason: 'unknown_command' };
        throw new StationError('invalid_argument', 'There is no such command of the shell.', details);
      }
      const decoded = decodeDesktopArguments(name, args);
      const role = desktopRoles[name];
      if (role !== 'gate') caller.require(role);
      return (handlers[name] as (args: unknown) => unknown)(decoded);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(event) {
      for (const listener of [...listeners]) listener(event);
    },
  };
}
