import { describe, expect, it } from 'vitest';
import { systemFigures } from '../../../../src-main/hosts/node/system-figures.ts';

/** A folder on a disk that something is on. */
const here = import.meta.dirname;

describe('systemFigures', () => {
  it('are percentages with at most one decimal', async () => {
    const figures = await systemFigures(here)();
    for (const [name, value] of Object.entries(figures)) {
      expect(value, name).toBeGreaterThanOrEqual(0);
      expect(value, name).toBeLessThanOrEqual(100);
      expect(Math.round(value * 10) / 10, name).toBe(value);
    }
    expect(figures.memory).toBeGreaterThan(0);
    expect(figures.disk).toBeGreaterThan(0);
  });

  it('see a processor that works', async () => {
    const until = performance.now() + 400;
    const measured = systemFigures(here)();
    const burn = setInterval(() => {
      const end = Math.min(performance.now() + 15, until);
      while (performance.now() < end);
    }, 16);
    const { cpu } = await measured;
    clearInterval(burn);
    expect(cpu).toBeGreaterThan(0);
  });

  it('fail for a folder that is not there', async () => {
    await expect(systemFigures('/nowhere/at/all')()).rejects.toThrow();
  });
});
