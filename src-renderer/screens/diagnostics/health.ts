/** What is fine and what needs somebody, in words before figures: each check has a sentence of its own for each state. */
import type { Diagnostics } from '../../../src-shared/contract/office.ts';
import type { StationStatus } from '../../../src-shared/domain.ts';
import type { MessageParams } from '../../../src-shared/messages/index.ts';
import type { Tone } from '../../components/Chip.tsx';
import type { OfficeScreen } from '../../route.ts';
import { recentMilliseconds } from './series.ts';

export interface HealthCheck {
  id: 'vision' | 'palm' | 'speed' | 'liveness' | 'clock' | 'disk' | 'delivery' | 'backup';
  tone: Tone;
  /** The end of the sentence's key: `diagnostics.health.<says>`. */
  says:
    | 'vision_ready'
    | 'vision_waiting'
    | 'vision_unavailable'
    | 'palm_ready'
    | 'palm_none'
    | 'speed_good'
    | 'speed_slow'
    | 'speed_none'
    | 'liveness_on'
    | 'liveness_warn'
    | 'liveness_off'
    | 'liveness_unavailable'
    | 'clock_good'
    | 'clock_behind'
    | 'disk_good'
    | 'disk_little'
    | 'disk_unknown'
    | 'delivery_good'
    | 'delivery_waiting'
    | 'delivery_dead'
    | 'backup_fresh'
    | 'backup_good'
    | 'backup_old'
    | 'backup_none';
  params?: MessageParams;
  /** Where somebody can do something about it. */
  link?: { screen: OfficeScreen; path: string[] };
}

export interface HealthSources {
  status: StationStatus | null;
  diagnostics: Diagnostics;
  outbox: { pending: number; dead: number; oldestPendingAt: string | null } | null;
  /** null: not known, or nothing this person may see. `newest` null: there is none. */
  backup: { newest: string | null } | null;
  now: Date;
}

/** Milliseconds a picture may take: more, and people wait at the gate. */
const slow = 250;
/** Megabytes. A day of a large school takes a few. */
const littleDisk = 2_000;
const hour = 3_600_000;
/** A night may be missed. */
const backupAge = 48 * hour;
/** Milliseconds behind from which the clock is suspect, as the station has it. */
const clockTolerance = 2_000;

/** Those that need somebody first. */
export function healthOf(sources: HealthSources): HealthCheck[] {
  const checks = [
    visionOf(sources),
    palmOf(sources),
    speedOf(sources),
    livenessOf(sources),
    clockOf(sources),
    diskOf(sources),
    deliveryOf(sources),
    backupOf(sources),
  ].filter((check) => check !== null);
  const weight: Record<Tone, number> = { alarm: 0, warn: 1, info: 2, quiet: 3, good: 4 };
  return checks.sort((a, b) => weight[a.tone] - weight[b.tone]);
}

function visionOf({ status }: HealthSources): HealthCheck | null {
  if (!status) return null;
  const packs = { screen: 'settings', path: ['recognition'] } as const;
  if (status.vision === 'ready')
    return { id: 'vision', tone: 'good', says: 'vision_ready', params: { pack: status.pack?.title ?? '' } };
  if (status.vision === 'unavailable')
    return { id: 'vision', tone: 'alarm', says: 'vision_unavailable', link: { ...packs, path: [...packs.path] } };
  return { id: 'vision', tone: 'warn', says: 'vision_waiting' };
}

/** A school may do without: no reason for alarm. */
function palmOf({ status }: HealthSources): HealthCheck | null {
  if (!status) return null;
  if (status.palmPack)
    return {
      id: 'palm',
      tone: 'good',
      says: 'palm_ready',
      params: { pack: status.palmPack.title, count: status.palms },
    };
  return { id: 'palm', tone: 'info', says: 'palm_none' };
}

function speedOf({ diagnostics }: HealthSources): HealthCheck {
  const ms = recentMilliseconds(diagnostics.minutes);
  if (ms === null) return { id: 'speed', tone: 'quiet', says: 'speed_none' };
  const params = { ms: Math.round(ms) };
  return ms <= slow
    ? { id: 'speed', tone: 'good', says: 'speed_good', params }
    : { id: 'speed', tone: 'warn', says: 'speed_slow', params };
}

function livenessOf({ status }: HealthSources): HealthCheck | null {
  if (!status) return null;
  const link = { screen: 'settings' as const, path: ['recognition'] };
  if (!status.livenessAvailable) return { id: 'liveness', tone: 'info', says: 'liveness_unavailable', link };
  if (status.liveness === 'require') return { id: 'liveness', tone: 'good', says: 'liveness_on' };
  return status.liveness === 'warn'
    ? { id: 'liveness', tone: 'good', says: 'liveness_warn' }
    : { id: 'liveness', tone: 'info', says: 'liveness_off', link };
}

function clockOf({ diagnostics: { clockBehindMs } }: HealthSources): HealthCheck {
  if (clockBehindMs <= clockTolerance) return { id: 'clock', tone: 'good', says: 'clock_good' };
  return { id: 'clock', tone: 'alarm', says: 'clock_behind', params: { seconds: Math.round(clockBehindMs / 1000) } };
}

function diskOf({ diagnostics: { diskFreeMb } }: HealthSources): HealthCheck {
  if (diskFreeMb === null) return { id: 'disk', tone: 'quiet', says: 'disk_unknown' };
  const params = { gb: Math.floor(diskFreeMb / 1000) };
  return diskFreeMb < littleDisk
    ? { id: 'disk', tone: 'alarm', says: 'disk_little', params: { mb: diskFreeMb } }
    : { id: 'disk', tone: 'good', says: 'disk_good', params };
}

function deliveryOf({ outbox, now }: HealthSources): HealthCheck | null {
  if (!outbox) return null;
  const link = { screen: 'settings' as const, path: ['webhooks'] };
  if (outbox.dead > 0)
    return { id: 'delivery', tone: 'warn', says: 'delivery_dead', params: { count: outbox.dead }, link };
  const waits = outbox.oldestPendingAt === null ? 0 : now.getTime() - Date.parse(outbox.oldestPendingAt);
  return waits > hour
    ? { id: 'delivery', tone: 'warn', says: 'delivery_waiting', params: { count: outbox.pending }, link }
    : { id: 'delivery', tone: 'good', says: 'delivery_good' };
}

function backupOf({ backup, now }: HealthSources): HealthCheck | null {
  if (!backup) return null;
  const link = { screen: 'settings' as const, path: ['backups'] };
  if (backup.newest === null) return { id: 'backup', tone: 'warn', says: 'backup_none', link };
  const age = now.getTime() - Date.parse(backup.newest);
  if (age < hour) return { id: 'backup', tone: 'good', says: 'backup_fresh' };
  const params = { hours: Math.round(age / hour) };
  return age > backupAge
    ? { id: 'backup', tone: 'warn', says: 'backup_old', params, link }
    : { id: 'backup', tone: 'good', says: 'backup_good', params };
}
