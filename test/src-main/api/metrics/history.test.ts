import { describe, expect, test } from 'vitest';
import { MinuteHistory } from '../../../../src-main/api/metrics/history.ts';

function history(start = 1_000_000 * 60_000) {
  const at = { now: start, memory: 100 };
  return { at, minutes: new MinuteHistory({ now: () => at.now, memory: () => at.memory }) };
}

describe('the last hour by minutes', () => {
  test('a minute has its frames, the mean of each stage, its decisions and its memory', () => {
    const { at, minutes } = history();
    minutes.picture({ detect: 10, embed: 20 });
    minutes.picture({ detect: 20 });
    minutes.decision('accept');
    minutes.decision('accept');
    minutes.decision('unknown');
    at.memory = 130;
    expect(minutes.minutes()).toEqual([
      {
        at: new Date(1_000_000 * 60_000).toISOString(),
        frames: 2,
        stages: { detect: 15, embed: 10 },
        decisions: { accept: 2, unknown: 1 },
        memoryMb: 130,
      },
    ]);
  });

  test('minutes without anything are points too, and only sixty are kept', () => {
    const { at, minutes } = history();
    minutes.picture({ detect: 10 });
    at.now += 3 * 60_000;
    expect(minutes.minutes().map(({ frames }) => frames)).toEqual([1, 0, 0, 0]);
    at.now += 600 * 60_000;
    minutes.picture({ detect: 1 });
    const points = minutes.minutes();
    expect(points).toHaveLength(60);
    expect(points.at(-1)).toMatchObject({ at: new Date(at.now).toISOString(), frames: 1 });
    for (let i = 1; i < points.length; i++)
      expect(Date.parse(points[i]?.at ?? '') - Date.parse(points[i - 1]?.at ?? '')).toBe(60_000);
  });

  test('a clock that is set back adds to the open minute instead of losing it', () => {
    const { at, minutes } = history();
    minutes.picture({ detect: 10 });
    at.now -= 10 * 60_000;
    minutes.picture({ detect: 30 });
    expect(minutes.minutes()).toMatchObject([{ frames: 2, stages: { detect: 20 } }]);
  });
});
