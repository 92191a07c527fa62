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
  /** What must be so at the very moment of the picture. */
  last?: (page: Page) => Promise<void>;
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

const press =
  (...ids: string[]) =>
  async (page: Page): Promise<void> => {
    for (const id of ids) await page.getByTestId(id).first().click();
  };
const greeted = async (page: Page): Promise<void> => {
  await page.getByTestId('greeting-name').waitFor({ timeout: 30_000 });
};
/** The name is over the face, not only on the card. */
const named = (page: Page) =>
  page.locator('[class*="labels"] > *', { hasText: /\w/ }).first().waitFor({ timeout: 10_000 });
const captured = async (page: Page): Promise<void> => {
  await page.locator('[data-testid="shot-front"][data-state="done"]').waitFor({ timeout: 60_000 });
};

/** Before the film of a pupil. */
export const gateShots: readonly Shot[] = [
  shot('gate-greeting', '', { act: greeted, last: named }, 'dark'),
  shot('gate-greeting', '', { act: greeted, last: named }, 'en', 'small'),
];

/** Before the film of somebody who is enrolled while the picture is taken: the first one of VII A. */
export const enrolShots: readonly Shot[] = [
  shot('enrol-capture', 'enrol?person=1&take=face', { act: captured }),
  shot('enrol-capture', 'enrol?person=1&take=face', { act: captured }, 'dark', 'small'),
];

/** Before an empty room. */
export const officeShots: readonly Shot[] = [
  shot('gate-idle', '', {}, 'dark'),
  shot('gate-idle', '', {}, 'small'),
  shot('gate-pin', '', { act: press('to-pin') }, 'dark'),
  shot('gate-palm', '', { act: press('to-palm') }, 'dark'),
  shot('gate-palm', '', { act: press('to-palm') }, 'en', 'small'),
  shot('enrol-choice', 'enrol?person=1'),
  shot('enrol-palm', 'enrol?person=1&take=palm'),
  shot('enrol-palm', 'enrol?person=1&take=palm', {}, 'dark', 'small'),
  shot('sign-in', 'today', { signedIn: false }),
  shot('sign-in', 'today', { signedIn: false }, 'dark', 'small'),
  ...everyWay('today', 'today'),
  shot('today-manual', 'today', { act: press('write-manual') }),
  ...everyWay('attendance', 'attendance'),
  shot('attendance-day', 'attendance', { act: press('sheet-row') }),
  ...everyWay('people', 'people'),
  ...everyWay('person', 'people/73'),
  shot('people-import', 'people/import'),
  shot('people-classes', 'people/classes'),
  ...everyWay('leave', 'leave'),
  shot('leave-request', 'leave', { act: press('new-leave') }),
  ...everyWay('reports', 'reports'),
  shot('reports-charts', 'reports/charts'),
  shot('reports-letterhead', 'reports/letterhead'),
  ...everyWay('calendar', 'calendar'),
  shot('calendar-rules', 'calendar/rules'),
  ...everyWay('events', 'events'),
  shot('events-decision', 'events', { act: press('event') }),
  ...everyWay('settings', 'settings'),
  shot('settings-recognition', 'settings/recognition'),
  shot('settings-staff', 'settings/staff'),
  shot('settings-messages', 'settings/messages'),
  ...everyWay('diagnostics', 'diagnostics'),
  shot('enrol', 'enrol'),
  shot('enrol', 'enrol', {}, 'dark', 'small'),
];

/** Of a station that nobody has set up. */
export const setupShots: readonly Shot[] = [
  shot('setup', 'setup', { signedIn: false }),
  shot('setup', 'setup', { signedIn: false }, 'dark', 'small'),
];
