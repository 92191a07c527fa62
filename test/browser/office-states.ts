/** The screens and what opens on them: addresses after `#/`, and the way to dialogs, drawers and lists that drop down. */
import type { Page } from 'playwright-core';

export interface State {
  name: string;
  route: string;
  open?: (page: Page) => Promise<void>;
}

const press =
  (...ids: string[]) =>
  async (page: Page): Promise<void> => {
    for (const id of ids) await page.getByTestId(id).first().click();
    await page.waitForTimeout(350);
  };

const screens = [
  '',
  'today',
  'attendance',
  'people',
  'people/73',
  'people/73?tab=history',
  'people/73?tab=face',
  'people/73?tab=credentials',
  'people/73?tab=consent',
  'people/73?tab=profile',
  'people/73?tab=notes',
  'people/import',
  'people/photos',
  'people/classes',
  'leave',
  'reports',
  'reports/charts',
  'reports/late',
  'reports/absences',
  'reports/letterhead',
  'calendar',
  'calendar/rules',
  'calendar/rules/new',
  'calendar/clock',
  'events',
  'settings/school',
  'settings/gates',
  'settings/recognition',
  'settings/staff',
  'settings/messages',
  'settings/webhooks',
  'settings/access',
  'settings/backups',
  'settings/audit',
  'settings/screen',
  'diagnostics',
  'enrol',
];

export const states: readonly State[] = [
  ...screens.map((route) => ({ name: `#/${route}`, route })),
  { name: 'the PIN pad of the gate', route: '', open: press('to-pin') },
  { name: 'cards at the gate', route: '', open: press('to-card') },
  { name: 'a record by hand', route: 'today', open: press('write-manual') },
  { name: 'somebody missing', route: 'today', open: press('missing-person') },
  { name: 'the day chooser', route: 'attendance', open: press('day-picker') },
  { name: "a pupil's day", route: 'attendance', open: press('sheet-row') },
  { name: 'somebody new', route: 'people', open: press('people-add') },
  { name: 'a request for leave', route: 'leave', open: press('new-leave') },
  { name: 'a special day', route: 'calendar', open: press('add-day') },
  { name: 'a decision of the gate', route: 'events', open: press('event') },
  { name: 'a new member of staff', route: 'settings/staff', open: press('staff-add') },
  { name: 'a new key', route: 'settings/access', open: press('new-key') },
  { name: 'the form of enrolment', route: 'enrol', open: press('enrol-new') },
];
