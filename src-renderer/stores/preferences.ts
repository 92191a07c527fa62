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
  /** Greets aloud. */
  speech: z.boolean().catch(false),
  /** Degrees clockwise by which the camera's picture is turned: it hangs on its side, or upside down. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).catch(0),
  /** The part of the upright picture that is looked at: how much larger, and where its middle is (0..1 of what can be moved). */
  zoom: z.number().min(1).max(4).catch(1),
  zoomX: z.number().min(0).max(1).catch(0.5),
  zoomY: z.number().min(0).max(1).catch(0.5),
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
