import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openSettings } from '../../../src-main/hosts/electron/desktop-settings.ts';
import { endAll, temporaryFolder } from '../../support/station-process.ts';

afterAll(endAll);

const defaults = {
  kiosk: false,
  gateDisplay: null,
  office: false,
  officeDisplay: null,
  startAtLogin: false,
  language: null,
};

describe("this computer's settings", () => {
  it('begin with the defaults and leave no file before somebody saves', () => {
    const path = join(temporaryFolder(), 'desktop.json');
    expect(openSettings(path, console).get()).toEqual(defaults);
    expect(existsSync(path)).toBe(false);
  });

  it('are kept from start to start; what is not named stays', () => {
    const path = join(temporaryFolder(), 'new/desktop.json');
    const settings = openSettings(path, console);
    settings.save({ kiosk: true, gateDisplay: 7 });
    settings.save({ kiosk: undefined, office: true });
    const kept = { ...defaults, kiosk: true, gateDisplay: 7, office: true };
    expect(settings.get()).toEqual(kept);
    expect(openSettings(path, console).get()).toEqual(kept);
    expect(readdirSync(join(path, '..'))).toEqual(['desktop.json']);
  });

  it.each(['', '{', '[]', '{"kiosk":"yes"}', '\0\0\0\0'])(
    '%j is put aside, and the gate opens all the same',
    (text) => {
      const path = join(temporaryFolder(), 'desktop.json');
      writeFileSync(path, text);
      const warn = vi.fn();
      expect(openSettings(path, { warn }).get()).toEqual(defaults);
      expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(text);
      expect(warn).toHaveBeenCalledOnce();
    },
  );

  it('of a newer version keep what this one knows', () => {
    const path = join(temporaryFolder(), 'desktop.json');
    writeFileSync(path, JSON.stringify({ kiosk: true, hologram: 3 }));
    expect(openSettings(path, console).get()).toEqual({ ...defaults, kiosk: true });
  });

  it('hold as they were where they cannot be saved', () => {
    const path = join(temporaryFolder(), 'desktop.json');
    const settings = openSettings(path, console);
    // A folder where the new file should go.
    mkdirSync(`${path}.new`);
    expect(() => settings.save({ kiosk: true })).toThrow();
    expect(settings.get()).toEqual(defaults);
  });
});
