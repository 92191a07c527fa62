/**
 * Many photos enrolled one after the other: a state machine over the contract, the components only show it. One at a time, as
 * the station recognises one picture at a time anyway and the gate must stay quick meanwhile.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PersonRow } from '../../../../src-shared/contract/office.ts';
import type { StationClient } from '../../../../src-shared/contract.ts';
import { type ErrorCode, StationError } from '../../../../src-shared/errors.ts';
import type { Translate } from '../../../services.tsx';
import { matchFile, matchIndex } from './match-photo.ts';

export interface PhotoItem {
  key: number;
  file: File;
  person: PersonRow | null;
  by: 'number' | 'name' | 'hand' | null;
  several: boolean;
  state: 'waiting' | 'sending' | 'done' | 'failed' | 'duplicate' | 'skipped';
  /** Why it failed. */
  code: ErrorCode | null;
  /** Whom the station takes the face for. */
  known: string | null;
}

export interface PhotoRunState {
  phase: 'choose' | 'running' | 'asking' | 'done';
  items: PhotoItem[];
  onDuplicate: 'ask' | 'skip';
}

interface PhotoRun {
  store: StoreApi<PhotoRunState>;
  add(files: readonly File[], people: readonly PersonRow[]): void;
  assign(key: number, person: PersonRow | null): void;
  remove(key: number): void;
  setOnDuplicate(choice: 'ask' | 'skip'): void;
  start(tenantId: number): Promise<void>;
  /** To the question about a face that is known already. */
  answer(enrol: boolean): void;
  /** The photo on its way is finished, the others are left. */
  cancel(): void;
  reset(): void;
}

interface Tools {
  client: Pick<StationClient, 'call'>;
  read(file: File): Promise<Uint8Array>;
  wait(ms: number): Promise<void>;
}

const picture = /\.(jpe?g|png|webp)$/i;
/** Milliseconds: the recogniser needs a moment to start anew. */
const pauses = [500, 2_000, 5_000];
const fresh: PhotoRunState = { phase: 'choose', items: [], onDuplicate: 'ask' };

export function createPhotoRun({ client, read, wait }: Tools): PhotoRun {
  const store = createStore<PhotoRunState>(() => fresh);
  const { getState, setState } = store;
  let lastKey = 0;
  let cancelled = false;
  let decide: ((enrol: boolean) => void) | null = null;

  const change = (key: number, changes: Partial<PhotoItem>): void =>
    setState(({ items }) => ({ items: items.map((item) => (item.key === key ? { ...item, ...changes } : item)) }));

  async function send(item: PhotoItem, person: PersonRow, tenantId: number, allowDuplicate: boolean): Promise<void> {
    const image = await read(item.file);
    const { userId } = person;
    for (const pause of [...pauses, null]) {
      try {
        await client.call('enrolment.photo', { tenantId, userId, image, allowDuplicate, actor: 'screen' });
        return;
      } catch (error) {
        const again = error instanceof StationError && error.retryable && pause !== null && !cancelled;
        if (!again) throw error;
        await wait(pause);
      }
    }
  }

  async function enrol(item: PhotoItem, person: PersonRow, tenantId: number, allowDuplicate = false): Promise<void> {
    change(item.key, { state: 'sending' });
    try {
      await send(item, person, tenantId, allowDuplicate);
      change(item.key, { state: 'done', code: null });
    } catch (error) {
      const code = error instanceof StationError ? error.code : 'internal';
      if (code !== 'duplicate_face' || !(error instanceof StationError))
        return change(item.key, { state: 'failed', code });
      const known = typeof error.details.name === 'string' ? error.details.name : null;
      change(item.key, { state: 'duplicate', code, known });
      if (getState().onDuplicate === 'skip' || !(await ask())) return;
      await enrol(item, person, tenantId, true);
    }
  }

  async function ask(): Promise<boolean> {
    if (cancelled) return false;
    setState({ phase: 'asking' });
    const enrolIt = await new Promise<boolean>((resolve) => {
      decide = resolve;
    });
    setState({ phase: 'running' });
    return enrolIt;
  }

  return {
    store,
    add(files, people) {
      const index = matchIndex(people);
      const added = files
        .filter(({ name }) => picture.test(name))
        .map((file): PhotoItem => {
          const { person, by, several } = matchFile(file.name, index);
          return { key: ++lastKey, file, person, by, several, state: 'waiting', code: null, known: null };
        });
      setState(({ items }) => ({ items: [...items, ...added] }));
    },
    assign: (key, person) => change(key, { person, by: person ? 'hand' : null }),
    remove: (key) => setState(({ items }) => ({ items: items.filter((item) => item.key !== key) })),
    setOnDuplicate: (onDuplicate) => setState({ onDuplicate }),
    async start(tenantId) {
      if (getState().phase !== 'choose') return;
      cancelled = false;
      setState({ phase: 'running' });
      for (const item of getState().items) {
        if (cancelled || !item.person) change(item.key, { state: 'skipped' });
        else await enrol(item, item.person, tenantId);
      }
      setState({ phase: 'done' });
    },
    answer(enrolIt) {
      decide?.(enrolIt);
      decide = null;
    },
    cancel() {
      cancelled = true;
      decide?.(false);
      decide = null;
    },
    reset: () => setState(fresh),
  };
}

/** Why a photo was not enrolled, in the words of whoever has to bring another one; empty where there is nothing to say. */
export function reasonOf({ state, code, known, person }: PhotoItem, t: Translate): string {
  if (state === 'duplicate') return known ? t('people.photo.known', { name: known }) : t('error.duplicate_face');
  if (state === 'failed' && code) return t(`error.${code}`);
  if (state === 'skipped') return t(person ? 'people.photo.cancelled' : 'people.photo.nobody');
  return '';
}
