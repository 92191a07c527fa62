/** Members of staff of a running station: its first administrator is made through the screens' own socket. */
import { createSocketClient } from '../../src-renderer/client/socket-client.ts';
import type { StaffSession } from '../../src-shared/contract/staff.ts';
import type { StationClient } from '../../src-shared/contract.ts';
import type { Role } from '../../src-shared/roles.ts';
import { socketPath } from '../../src-shared/socket-messages.ts';

export const school = 'SMP Negeri 4 Cempaka';
export const password = 'mangga manis';
/** A member of staff of each role. */
export const names: Record<Role, string> = {
  administrator: 'Ratna Dewi',
  operator: 'Agus Salim',
  viewer: 'Maria Lestari',
};

/** The station's commands as a screen calls them that is signed in with `role`. */
export async function asStaff<T>(
  address: string,
  work: (client: StationClient, session: StaffSession) => Promise<T>,
  role: Role = 'administrator',
): Promise<T> {
  return atGate(address, async (client) => work(client, await begin(client, role)));
}

/** The station's commands as a screen calls them that nobody is signed in at. */
export async function atGate<T>(address: string, work: (client: StationClient) => Promise<T>): Promise<T> {
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
