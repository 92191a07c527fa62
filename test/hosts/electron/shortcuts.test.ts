import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksToLeave, reachesPage } from '../../../src-main/hosts/electron/shortcuts.ts';

const none = { control: false, alt: false, meta: false, shift: false };
const platforms = ['win32', 'darwin', 'linux'] as const;
const anyPlatform = fc.constantFrom(...platforms);
const anyKey = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.constantFrom('F5', 'F11', 'F12', 'Tab', 'BrowserBack', 'BrowserRefresh', 'PrintScreen', 'LaunchMail', 'Enter'),
);
const anyPress = fc.record({
  key: anyKey,
  control: fc.boolean(),
  alt: fc.boolean(),
  meta: fc.boolean(),
  shift: fc.boolean(),
});

describe('keys in the kiosk', () => {
  it('law: typing always comes through', () => {
    const character = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(character, fc.boolean(), anyPlatform, (key, shift, platform) => {
        expect(reachesPage({ ...none, key, shift }, platform)).toBe(true);
      }),
    );
  });

  it("law: the system's key never does, and with the order key only a text's own orders", () => {
    fc.assert(
      fc.property(anyPress, anyPlatform, (press, platform) => {
        const foreign = platform === 'darwin' ? press.control : press.meta;
        const order = platform === 'darwin' ? press.meta : press.control;
        const through = reachesPage(press, platform);
        if (foreign) expect(through).toBe(false);
        else if (order && !press.alt) expect(through).toBe('acvxyz'.includes(press.key.toLowerCase()));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['F5', {}],
    ['F11', {}],
    ['F12', {}],
    ['BrowserBack', {}],
    ['r', { control: true }],
    ['I', { control: true, shift: true }],
    ['p', { control: true }],
    ['F4', { alt: true }],
    ['ArrowLeft', { alt: true }],
    ['Tab', { control: true }],
    ['Tab', { alt: true }],
    ['Escape', { control: true, shift: true }],
    ['d', { control: true, alt: true }],
  ])('%s %j does not come through on Windows', (key, modifiers) => {
    expect(reachesPage({ ...none, ...modifiers, key }, 'win32')).toBe(false);
  });

  it.each([
    ['Tab', { shift: true }],
    ['v', { control: true }],
    ['Backspace', { control: true }],
    // AltGr on a European keyboard.
    ['@', { control: true, alt: true }],
    ['Escape', {}],
  ])('%s %j does', (key, modifiers) => {
    expect(reachesPage({ ...none, ...modifiers, key }, 'win32')).toBe(true);
  });

  it('Ctrl+Shift+Q asks to leave, ⌘⇧Q on a Mac, and nothing else does', () => {
    expect(asksToLeave({ ...none, key: 'Q', control: true, shift: true }, 'win32')).toBe(true);
    expect(asksToLeave({ ...none, key: 'q', meta: true, shift: true }, 'darwin')).toBe(true);
    expect(asksToLeave({ ...none, key: 'q', control: true }, 'win32')).toBe(false);
    expect(asksToLeave({ ...none, key: 'Q', control: true, shift: true }, 'darwin')).toBe(false);
  });
});
