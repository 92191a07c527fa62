/** The one draft of this page. */
import { useStore } from 'zustand';
import { createDraft, type Draft, type DraftStore } from '../stores/setup-draft.ts';

let store: DraftStore | null = null;

function pageDraft(): DraftStore {
  store ??= createDraft(ownStorage());
  return store;
}

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
