/** What somebody chose for this screen, remembered in this browser only. */
import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { languages } from '../../src-shared/messages/index.ts';

const schema = z.object({
  language: z.enum(languages).catch('id'),
  /** `auto`: the gate dark, the desk's screens light. */
  theme: z.enum(['auto', 'dark', 'light']).catch('auto'),
  mirror: z.boolean().catch(true),
  camera: z.string().nullable().catch(null),
  sound: z.boolean().catch(true),
});

export type Preferences = z.output<typeof schema>;
export type PreferencesStore = StoreApi<Preferences>;

const storageKey = 'hadir.preferences';

/** A broken or refused storage gives the defaults: a screen must not fail for a preference. */
export function createPreferences(storage: Storage | null): PreferencesStore {
  const store = createStore<Preferences>(() => schema.parse(readStored(storage)));
  store.subscribe((preferences) => {
    try {
      storage?.setItem(storageKey, JSON.stringify(preferences));
    } catch {
      // Full or refused: the choice holds until the screen closes.
    }
  });
  return store;
}

function readStored(storage: Storage | null): unknown {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(storageKey) ?? '{}');
    return typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {};
  } catch {
    return {};
  }
}
