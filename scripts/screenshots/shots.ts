/** Which pictures there are. Names say what is on them: screen, state, then `dark`, `en` and `small` where they are so. */
import type { Page } from 'playwright-core';

export interface Shot {
  name: string;
  /** What follows `#/`. */
  route: string;
  theme: 'light' | 'dark';
  language: 'id' | 'en';
  size: 'large' | 'small';
  /** Default: signed in as the administrator. */
  signedIn?: boolean;
  /** Brings the page into the state that is shown. */
  act?: (page: Page) => Promise<void>;
}

type Variant = 'dark' | 'en' | 'small';

/** The usual one is light, Indonesian and large. */
export function shot(name: string, route: string, more: Partial<Shot> = {}, ...variants: Variant[]): Shot {
  return {
    name: [name, ...variants].join('-'),
    route,
    theme: variants.includes('dark') ? 'dark' : 'light',
    language: variants.includes('en') ? 'en' : 'id',
    size: variants.includes('small') ? 'small' : 'large',
    ...more,
  };
}

/** Each of the office's screens in both themes, and small in English. */
function everyWay(name: string, route: string, act?: Shot['act']): Shot[] {
  const more = act ? { act } : {};
  return [
    shot(name, route, more),
    shot(name, route, more, 'dark'),
    shot(name, route, more, 'en', 'small'),
    shot(name, route, more, 'dark', 'small'),
  ];
}

const greeted = (page: Page) => page.getByTestId('greeting-name').waitFor({ timeout: 30_000 });

/** Before the film of a pupil. */
export const gateShots: readonly Shot[] = [
  shot('gate-greeting', '', { act: greeted }, 'dark'),
  shot('gate-greeting', '', { act: greeted }, 'en', 'small'),
];

/** Before an empty room. */
export const officeShots: readonly Shot[] = [
  shot('gate-idle', '', {}, 'dark'),
  shot('gate-idle', '', {}, 'small'),
  shot('sign-in', 'today', { signedIn: false }),
  shot('sign-in', 'today', { signedIn: false }, 'dark', 'small'),
  ...everyWay('today', 'today'),
  ...everyWay('attendance', 'attendance'),
  ...everyWay('people', 'people'),
  ...everyWay('person', 'people/73'),
  ...everyWay('leave', 'leave'),
  ...everyWay('reports', 'reports'),
  ...everyWay('calendar', 'calendar'),
  ...everyWay('events', 'events'),
  ...everyWay('settings', 'settings'),
  ...everyWay('diagnostics', 'diagnostics'),
  shot('enrol', 'enrol'),
  shot('enrol', 'enrol', {}, 'dark', 'small'),
];

/** Of a station that nobody has set up. */
export const setupShots: readonly Shot[] = [
  shot('setup', 'setup', { signedIn: false }),
  shot('setup', 'setup', { signedIn: false }, 'dark', 'small'),
];
