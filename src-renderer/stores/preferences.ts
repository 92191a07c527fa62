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
export interface PreferencesStore extends StoreApi<Preferences> {
  /** From now on whoever stands here may choose what `lendable` names for a while only: it is not remembered, and goes back after
   * a minute. Returns what ends that, at once. */
  lend(): () => void;
}

/** What anybody may choose at a shared screen; the rest is for staff. */
const lendable = ['language', 'theme', 'sound', 'speech'] as const;
type Lendable = Pick<Preferences, (typeof lendable)[number]>;

/** Milliseconds after the last choice. */
export const lentFor = 60_000;

const storageKey = 'hadir.preferences';

/** A broken or refused storage gives the defaults: a screen must not fail for a preference. */
export function createPreferences(storage: Storage | null): PreferencesStore {
  const store = createStore<Preferences>(() => schema.parse(readStored(storage)));
  let own: Lendable | null = null;
  // Not where nothing was chosen: that would write what another window has changed meanwhile back to what this one read.
  const giveBack = (kept: Lendable) => {
    const now = store.getState();
    if (lendable.some((name) => now[name] !== kept[name])) store.setState(kept);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;

  store.subscribe((preferences, before) => {
    try {
      storage?.setItem(storageKey, JSON.stringify({ ...preferences, ...own }));
    } catch {
      // Full or refused: the choice holds until the screen closes.
    }
    if (!own || !lendable.some((name) => preferences[name] !== before[name])) return;
    clearTimeout(timer);
    timer = setTimeout(() => own && giveBack(own), lentFor);
  });

  return {
    ...store,
    lend() {
      const { language, theme, sound, speech } = store.getState();
      const kept: Lendable = { language, theme, sound, speech };
      own = kept;
      return () => {
        if (own !== kept) return;
        clearTimeout(timer);
        own = null;
        giveBack(kept);
      };
    },
  };
}

function readStored(storage: Storage | null): unknown {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(storageKey) ?? '{}');
    return typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {};
  } catch {
    return {};
  }
}
