/** What the office of the demo has done besides: staff, settings, letterhead, receivers, keys, a few notes. */
import type { BuiltStation } from '../../src-main/hosts/node/build-station.ts';
import { keyHasher } from '../../src-main/hosts/node/key-hasher.ts';
import type { Role } from '../../src-shared/roles.ts';

export const school = 'SMP Negeri 4 Cempaka';
export const demoPassword = 'cempaka-2026';
export const demoStaff: readonly { name: string; role: Role }[] = [
  { name: 'Ratna', role: 'administrator' },
  { name: 'Agus', role: 'operator' },
  { name: 'Maria', role: 'viewer' },
];

export async function settle({ station, store }: Pick<BuiltStation, 'station' | 'store'>, now: Date): Promise<void> {
  const hash = await keyHasher.hash(demoPassword);
  const createdAt = new Date(now.getTime() - 120 * 86_400_000).toISOString();
  for (const { name, role } of demoStaff) store.staff.insert({ name, role, hash, active: true, createdAt });
  const actor = 'Ratna';
  await station.call('settings.update', {
    school,
    gate: 'Gerbang Utama',
    nextEvent: 'Hari Guru Nasional, 25 November: kenakan batik',
    actor,
  });
  await station.call('letterhead.save', {
    school,
    lines: ['Pemerintah Kota Cempaka · Dinas Pendidikan', 'Jl. Melati No. 4, Cempaka 10640', 'smpn4cempaka.example'],
    place: 'Cempaka',
    signatory: 'Dra. Endang Kusumawati, M.Pd.',
    actor,
  });
  const topics = ['attendance.recorded', 'attendance.absent', 'leave.decided'] as const;
  const { id } = await station.call('endpoints.create', {
    name: 'Rapor digital',
    url: 'https://rapor.cempaka.example/hadir',
    topics: [...topics],
    actor,
  });
  await station.call('endpoints.update', { endpointId: id, paused: true, actor });
  await station.call('keys.create', { name: 'Sistem nilai', scopes: ['people:read', 'attendance:read'], actor });
}
