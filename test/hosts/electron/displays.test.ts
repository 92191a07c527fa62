import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { installElectron } from './boot.ts';
import type { ElectronDouble } from './double/make.ts';
import { displayAt } from './double/screen.ts';

let electron: ElectronDouble;
let displays: typeof import('../../../src-main/hosts/electron/window.ts');

beforeAll(async () => {
  electron = installElectron();
  displays = await import('../../../src-main/hosts/electron/window.ts');
});

const size = { width: 1280, height: 800 };
const anyDisplay = fc.record({
  x: fc.integer({ min: -4000, max: 4000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
  width: fc.integer({ min: 320, max: 3840 }),
  height: fc.integer({ min: 240, max: 2160 }),
});

describe('a display', () => {
  it('is the wanted one, else one that is free, else the main one', () => {
    electron.screen.displays = [displayAt(1, 0), displayAt(2, 1920)];
    expect(displays.displayFor(2).id).toBe(2);
    expect(displays.displayFor(9).id).toBe(1);
    expect(displays.displayFor(null, 1).id).toBe(2);
    expect(displays.displayFor(1, 1).id).toBe(1);
    electron.screen.displays = [displayAt(1, 0)];
    expect(displays.displayFor(null, 1).id).toBe(1);
  });

  it('is listed with its name and its size', () => {
    electron.screen.displays = [displayAt(1, 0), displayAt(2, 1920)];
    expect(displays.listDisplays()).toEqual([
      { id: 1, label: 'Layar 1', width: 1920, height: 1080, main: true },
      { id: 2, label: 'Layar 2', width: 1920, height: 1080, main: false },
    ]);
  });
});

describe('a window', () => {
  it('law: put into the middle it lies within the free area and can be seen', () => {
    fc.assert(
      fc.property(anyDisplay, (workArea) => {
        const bounds = displays.centred({ workArea }, size);
        expect(bounds.x).toBeGreaterThanOrEqual(workArea.x);
        expect(bounds.y).toBeGreaterThanOrEqual(workArea.y);
        expect(bounds.x + bounds.width).toBeLessThanOrEqual(workArea.x + workArea.width);
        expect(bounds.y + bounds.height).toBeLessThanOrEqual(workArea.y + workArea.height);
        expect(displays.canBeSeen(bounds, [{ workArea }])).toBe(true);
      }),
    );
  });

  it.each([
    ['beside every display', { x: 1920, y: 0 }, false],
    ['with a hand of it left on the right', { x: 1830, y: 100 }, true],
    ['with only its corner left', { x: 1900, y: 100 }, false],
    ['with its title above the display', { x: 100, y: -20 }, false],
    ['with its title below the taskbar', { x: 100, y: 1030 }, false],
  ])('%s', (_where, place, seen) => {
    expect(displays.canBeSeen({ ...size, ...place }, [displayAt(1, 0)])).toBe(seen);
  });
});
