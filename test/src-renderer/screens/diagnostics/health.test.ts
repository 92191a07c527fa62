import { describe, expect, test } from 'vitest';
import { type HealthSources, healthOf } from '../../../../src-renderer/screens/diagnostics/health.ts';
import { catalogues } from '../../../../src-shared/messages/index.ts';

const now = new Date('2026-11-20T06:00:00Z');
const minute = { at: now.toISOString(), frames: 100, stages: { detect: 30, embed: 50 }, decisions: {}, memoryMb: 300 };

function sources(changes: Partial<HealthSources> = {}): HealthSources {
  return {
    status: {
      version: '1.0.0',
      health: 'ok',
      problems: [],
      vision: 'ready',
      ready: true,
      pack: { id: 'standard', title: 'Standard', dimension: 128 },
      liveness: 'require',
      livenessAvailable: true,
      school: 'SMP',
      gate: 'Timur',
      homeTenant: 1,
      people: 1,
      templates: 1,
      palmPack: { id: 'palm-standard', title: 'Palms' },
      palms: 3,
    },
    diagnostics: {
      version: '1.0.0',
      startedAt: now.toISOString(),
      minutes: [minute],
      queue: 0,
      people: 1,
      templates: 1,
      records: 1,
      databaseMb: 1,
      diskFreeMb: 50_000,
      outboxPending: 0,
      clockBehindMs: 0,
    },
    outbox: { pending: 0, dead: 0, oldestPendingAt: null },
    backup: { newest: '2026-11-19T19:00:00Z' },
    now,
    ...changes,
  };
}

const says = (given: HealthSources): string[] => healthOf(given).map((check) => check.says);

describe('the station’s health in words', () => {
  test('a well station says so of everything', () => {
    const checks = healthOf(sources());
    expect(checks.every(({ tone }) => tone === 'good')).toBe(true);
    expect(checks.map(({ says }) => says)).toEqual([
      'vision_ready',
      'palm_ready',
      'speed_good',
      'liveness_on',
      'clock_good',
      'disk_good',
      'delivery_good',
      'backup_good',
    ]);
  });

  test('what needs somebody comes first, worst first', () => {
    const { diagnostics } = sources();
    const given = sources({
      diagnostics: { ...diagnostics, diskFreeMb: 300, clockBehindMs: 90_000 },
      outbox: { pending: 3, dead: 2, oldestPendingAt: null },
      backup: { newest: null },
    });
    expect(says(given).slice(0, 4)).toEqual(['clock_behind', 'disk_little', 'delivery_dead', 'backup_none']);
  });

  test('old things are told by their age', () => {
    const given = sources({
      backup: { newest: '2026-11-17T06:00:00Z' },
      outbox: { pending: 4, dead: 0, oldestPendingAt: '2026-11-20T04:30:00Z' },
    });
    expect(says(sources({ backup: { newest: '2026-11-20T05:30:00Z' } }))).toContain('backup_fresh');
    expect(healthOf(given)).toContainEqual(expect.objectContaining({ says: 'backup_old', params: { hours: 72 } }));
    expect(says(given)).toContain('delivery_waiting');
  });

  test('a slow computer, one that nobody stood before, and what this person may not see', () => {
    const { diagnostics } = sources();
    const slow = { ...diagnostics, minutes: [{ ...minute, stages: { embed: 400 } }] };
    expect(says(sources({ diagnostics: slow }))).toContain('speed_slow');
    const idle = { ...diagnostics, minutes: [{ ...minute, frames: 0, stages: {} }], diskFreeMb: null };
    expect(says(sources({ diagnostics: idle, backup: null, outbox: null }))).toEqual([
      'speed_none',
      'disk_unknown',
      'vision_ready',
      'palm_ready',
      'liveness_on',
      'clock_good',
    ]);
  });

  test('every sentence has its words in both languages', () => {
    for (const key of Object.keys(catalogues.id).filter((name) => name.startsWith('diagnostics.health.')))
      expect(catalogues.en).toHaveProperty([key]);
  });
});
