/** Pages signed in to the office without typing. */
import type { Page } from 'playwright-core';
import type { StaffSession } from '../../src-shared/contract/staff.ts';
import type { Role } from '../../src-shared/roles.ts';
import { asStaff } from '../support/staff.ts';
import { open, type Session } from './browser.ts';

export { asStaff, names, password, school } from '../support/staff.ts';

interface Options {
  role?: Role;
  /** Where the page is not at the station yet. */
  address?: string;
}

/** Signs `page` in and loads it anew at its address. */
export async function signedIn(
  page: Page,
  { role = 'administrator', address = page.url() }: Options = {},
): Promise<StaffSession> {
  const session = await asStaff(address, async (_client, begun) => begun, role);
  if (page.url() !== address) await page.goto(address);
  await page.evaluate((token) => sessionStorage.setItem('hadir.session', token), session.token);
  await page.reload();
  return session;
}

/** As `open`, signed in. */
export async function openSignedIn(
  address: string,
  camera = '/dev/null',
  { role, ...size }: { role?: Role; width?: number; height?: number } = {},
): Promise<Session> {
  const session = await open(address, camera, { width: size.width ?? 1280, height: size.height ?? 720 });
  await signedIn(session.page, role ? { role } : {});
  return session;
}
