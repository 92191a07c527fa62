/** What was answered while the station could not keep it yet: in this browser, until the station is set up. Never a password. */
import { z } from 'zod';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';

const schema = z.object({
  school: z.string().catch(''),
  timeZone: z.string().catch(''),
  cameraSeen: z.boolean().catch(false),
  /** Begun here and not finished or put off yet: the gate offers to go on. */
  open: z.boolean().catch(false),
});
export type Draft = z.output<typeof schema>;
type DraftStore = StoreApi<Draft>;

const storageKey = 'hadir.setup';

/** A broken or refused storage gives an empty one. */
export function createDraft(storage: Pick<Storage, 'getItem' | 'setItem'> | null): DraftStore {
  const store = createStore<Draft>(() => schema.parse(stored(storage)));
  store.subscribe((draft) => {
    try {
      storage?.setItem(storageKey, JSON.stringify(draft));
    } catch {
      // Full or refused: it holds until the page is loaded anew.
    }
  });
  return store;
}

function stored(storage: Pick<Storage, 'getItem'> | null): object {
  try {
    const value: unknown = JSON.parse(storage?.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

let store: DraftStore | null = null;

function pageDraft(): DraftStore {
  store ??= createDraft(ownStorage());
  return store;
}

/** The one draft of this page. */
export function useDraft(): [Draft, (changes: Partial<Draft>) => void] {
  return [useStore(pageDraft()), (changes) => pageDraft().setState(changes)];
}

function ownStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
