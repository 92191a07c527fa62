/** What a route asks of its caller, said where the route is made: `{ config: { access: { dialect, scope } } }`. */
import type { Dialect, Scope } from '../../src-shared/access.ts';

export interface RouteAccess {
  dialect: Dialect;
  /** Wanted of callers with a key; null where any caller who may come in may call. */
  scope: Scope | null;
  /** Wanted besides, beyond loopback: raw embeddings leave only with `templates:read`. */
  beyondLoopback?: Scope;
  /** Only for the command line of this computer, by its control token. */
  controlOnly?: true;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
    /** The screens and their socket: any machine may load them, for the station asks who is signed in before it answers. */
    screens?: true;
  }
}

/** Route options for a dialect's routes. */
export function accessFor(dialect: Dialect) {
  return (scope: Scope | null, beyondLoopback?: Scope): { config: { access: RouteAccess } } => ({
    config: { access: { dialect, scope, ...(beyondLoopback ? { beyondLoopback } : {}) } },
  });
}
