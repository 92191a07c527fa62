import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPreferences, lentFor } from '../../../src-renderer/stores/preferences.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function memory(): Storage & { kept(): Record<string, unknown> } {
  let text: string | null = null;
  return {
    getItem: () => text,
    setItem: (_key: string, value: string) => {
      text = value;
    },
    kept: () => JSON.parse(text ?? '{}'),
  } as never;
}

test('what is chosen at a shared screen is not remembered and goes back a minute after the last choice', () => {
  const storage = memory();
  const preferences = createPreferences(storage);
  preferences.setState({ language: 'id', sound: true });
  preferences.lend();
  preferences.setState({ language: 'en' });
  vi.advanceTimersByTime(lentFor - 1);
  preferences.setState({ sound: false });
  vi.advanceTimersByTime(lentFor - 1);
  expect(preferences.getState()).toMatchObject({ language: 'en', sound: false });
  expect(storage.kept()).toMatchObject({ language: 'id', sound: true });
  vi.advanceTimersByTime(1);
  expect(preferences.getState()).toMatchObject({ language: 'id', sound: true });
});

test('what staff set meanwhile stays, and the end of it brings the rest back at once', () => {
  const storage = memory();
  const preferences = createPreferences(storage);
  const end = preferences.lend();
  preferences.setState({ theme: 'light', rotation: 90 });
  end();
  expect(preferences.getState()).toMatchObject({ theme: 'auto', rotation: 90 });
  preferences.setState({ theme: 'dark' });
  vi.advanceTimersByTime(2 * lentFor);
  expect([preferences.getState().theme, storage.kept()]).toMatchObject(['dark', { theme: 'dark', rotation: 90 }]);
});

test('where nothing was chosen meanwhile, the end writes nothing: what another window remembered stays', () => {
  const storage = memory();
  const preferences = createPreferences(storage);
  const end = preferences.lend();
  storage.setItem('hadir.preferences', JSON.stringify({ language: 'en' }));
  end();
  expect(storage.kept()).toEqual({ language: 'en' });
});
