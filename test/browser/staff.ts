/** Pages signed in to the office, without typing: the first administrator is made through the station's own socket. */
import type { Page } from 'playwright-core';
import { createSocketClient } from '../../src-renderer/client/socket-client.ts';
import type { StaffSession } from '../../src-shared/contract/staff.ts';
import type { StationClient } from '../../src-shared/contract.ts';
import type { Role } from '../../src-shared/roles.ts';
import { socketPath } from '../../src-shared/socket-messages.ts';
import { open, type Session } from './browser.ts';

export const school = 'SMP Negeri 4 Cempaka';
export const password = 'mangga manis';
/** A member of staff of each role. */
export const names: Record<Role, string> = {
  administrator: 'Ratna Dewi',
  operator: 'Agus Salim',
  viewer: 'Maria Lestari',
};

interface Options {
  role?: Role;
  /** Where the page is not at the station yet. */
  address?: string;
}

/** Signs `page` in and loads it anew at its address. */
export async function signedIn(page: Page, { role = 'administrator', address = page.url() }: Options = {}) {
  const session = await withScreen(address, (client) => begin(client, role));
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

/** The station's commands as a screen signed in with `role` calls them, for making what a test needs. */
export async function asStaff<T>(
  address: string,
  work: (client: StationClient) => Promise<T>,
  role: Role = 'administrator',
): Promise<T> {
  return withScreen(address, async (client) => {
    await begin(client, role);
    return work(client);
  });
}

async function withScreen<T>(address: string, work: (client: StationClient) => Promise<T>): Promise<T> {
  const client = createSocketClient(`${new URL(address).origin.replace('http', 'ws')}${socketPath}`);
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

async function begin(client: StationClient, role: Role): Promise<StaffSession> {
  const name = names.administrator;
  const { needed } = await client.call('setup.status', {});
  const first = needed
    ? await client.call('setup.begin', { school, name, password })
    : await client.call('staff.signIn', { name, password });
  if (role === 'administrator') return first;
  const { staff } = await client.call('staff.list', {});
  if (!staff.some((member) => member.name === names[role]))
    await client.call('staff.create', { name: names[role], role, password });
  return client.call('staff.signIn', { name: names[role], password });
}
