/** Which screen: the hash alone, as it works the same from a server and from the desktop shell's protocol. */
import { useSyncExternalStore } from 'react';

export const routes = { live: '#/', enrol: '#/enrol' } as const;
export type Route = keyof typeof routes;

function current(): Route {
  return location.hash === routes.enrol ? 'enrol' : 'live';
}

function onChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(onChange, current);
}

export function go(route: Route): void {
  location.hash = routes[route];
}
