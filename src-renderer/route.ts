/** Which screen: the hash alone, as it works the same from a server and from the desktop shell's protocol.
 * `#/people/12?tab=history` is the screen `people` with the path ['12'] and the query tab=history. */
import { useMemo, useSyncExternalStore } from 'react';

/** Screens of the office, in the order of its navigation. */
export const officeScreens = [
  'today',
  'attendance',
  'people',
  'leave',
  'reports',
  'calendar',
  'events',
  'settings',
  'diagnostics',
] as const;
export type OfficeScreen = (typeof officeScreens)[number];
export type Screen = 'live' | 'enrol' | 'setup' | OfficeScreen;

export interface Route {
  screen: Screen;
  /** What follows the screen's name. */
  path: readonly string[];
  query: URLSearchParams;
}

const others: readonly Screen[] = ['enrol', 'setup', ...officeScreens];

/** An address that is none leads to the gate. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [name = '', ...rest] = path.split('/').map(decodePart);
  const screen = others.find((known) => known === name) ?? 'live';
  return { screen, path: rest.filter((part) => part !== ''), query: new URLSearchParams(query) };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a screen, for links. */
export function hrefTo(
  screen: Screen,
  path: readonly (string | number)[] = [],
  query: Record<string, string> = {},
): string {
  const parts = [screen === 'live' ? '' : screen, ...path].map((part) => encodeURIComponent(part));
  const search = new URLSearchParams(query).toString();
  return `#/${parts.join('/')}${search ? `?${search}` : ''}`;
}

function onChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(onChange, () => location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}

export function go(screen: Screen, path: readonly (string | number)[] = [], query: Record<string, string> = {}): void {
  location.hash = hrefTo(screen, path, query);
}
