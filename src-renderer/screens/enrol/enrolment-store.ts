/** The pictures of one person, as the screen sees them: guided shots or a photo, then the result. The station judges; this file
 * only walks the way, including the ways that go wrong. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandInput, EnrolmentProgress, EnrolmentResult } from '../../../src-shared/contract.ts';
import type { ShotKind } from '../../../src-shared/domain.ts';
import { type ErrorCode, StationError } from '../../../src-shared/errors.ts';
import { connectionError, type ScreenClient } from '../../client/client.ts';

type Image = CommandInput<'enrolment.photo'>['image'];
export type PersonInput = CommandInput<'enrolment.start'>;

export interface EnrolState {
  progress: EnrolmentProgress | null;
  /** A call that begins, finishes or sends a photo is on its way: no frames meanwhile. */
  busy: boolean;
  /** The station knows this face. `photo` is what to send again, or null for the session's shots. */
  duplicate: { personId: number | null; name: string | null; photo: Image | null } | null;
  /** The session ended by itself and was begun anew. */
  restarted: boolean;
  error: unknown;
  result: EnrolmentResult | null;
}

export interface Enrolment {
  store: StoreApi<EnrolState>;
  /** Begins, or begins anew with no shots. */
  start(): Promise<void>;
  frame(image: Image): Promise<void>;
  retake(kind: ShotKind): Promise<void>;
  finish(allowDuplicate?: boolean): Promise<void>;
  photo(tenantId: number | null, image: Image, allowDuplicate?: boolean): Promise<void>;
  /** Leaves no session behind. */
  cancel(): void;
}

const fresh: EnrolState = {
  progress: null,
  busy: false,
  duplicate: null,
  restarted: false,
  error: null,
  result: null,
};

const hasCode = (error: unknown, code: ErrorCode) => error instanceof StationError && error.code === code;

/** Whom the station knows by this face, as far as it says. */
function knownPerson(error: unknown): { personId: number | null; name: string | null } {
  const { personId, name } = error instanceof StationError ? error.details : {};
  return {
    personId: typeof personId === 'number' ? personId : null,
    name: typeof name === 'string' ? name : null,
  };
}

export function createEnrolment(client: Pick<ScreenClient, 'call'>, person: PersonInput): Enrolment {
  const store = createStore<EnrolState>(() => fresh);
  const { getState, setState } = store;
  /** Finishing by itself is tried once for each set of shots; after that it is the button's. */
  let finished: string | null = null;
  let over = false;

  const session = () => getState().progress?.sessionId ?? null;
  const isCurrent = (sessionId: string) => session() === sessionId && getState().result === null;

  function endSession(sessionId = session()): void {
    if (sessionId) void client.call('enrolment.cancel', { sessionId }).catch(() => {});
  }

  async function begin(restarted: boolean): Promise<void> {
    finished = null;
    setState({ ...fresh, busy: true });
    try {
      const progress = await client.call('enrolment.start', person);
      if (over) return endSession(progress.sessionId);
      setState({ progress, busy: false, restarted });
    } catch (error) {
      setState({ progress: null, busy: false, error });
    }
  }

  /** True when the error was a session that the station no longer has. */
  function restartIfGone(error: unknown): boolean {
    if (!hasCode(error, 'session_not_found')) return false;
    void begin(true);
    return true;
  }

  function failed(error: unknown, photo: Image | null): void {
    if (hasCode(error, 'duplicate_face')) setState({ busy: false, duplicate: { ...knownPerson(error), photo } });
    else setState({ busy: false, error });
  }

  const enrolment: Enrolment = {
    store,

    async start() {
      over = false;
      endSession();
      await begin(false);
    },

    async frame(image) {
      const sessionId = session();
      if (!sessionId || getState().busy) return;
      try {
        const progress = await client.call('enrolment.frame', { sessionId, image });
        if (!isCurrent(sessionId) || getState().busy) return;
        setState(progress.accepted ? { progress, restarted: false, error: null } : { progress });
        if (progress.wanted === null && finished !== sessionId) await enrolment.finish();
      } catch (error) {
        // A lost frame is nothing: the next one comes at once.
        if (isCurrent(sessionId) && !getState().busy) restartIfGone(error);
      }
    },

    async retake(kind) {
      const sessionId = session();
      if (!sessionId || getState().busy) return;
      finished = null;
      try {
        const progress = await client.call('enrolment.retake', { sessionId, kind });
        if (isCurrent(sessionId)) setState({ progress, error: null });
      } catch (error) {
        if (isCurrent(sessionId) && !restartIfGone(error)) setState({ error });
      }
    },

    async finish(allowDuplicate = false) {
      const sessionId = session();
      if (!sessionId || getState().busy) return;
      finished = sessionId;
      setState({ busy: true, error: null, duplicate: null });
      try {
        const result = await client.call('enrolment.finish', { sessionId, allowDuplicate });
        setState({ result, busy: false });
      } catch (error) {
        setState({ busy: false });
        if (!restartIfGone(error)) failed(error, null);
      }
    },

    async photo(tenantId, image, allowDuplicate = false) {
      // The station has not said yet which school it is: it has never been reached.
      if (tenantId === null) return setState({ error: connectionError() });
      setState({ busy: true, error: null, duplicate: null });
      try {
        const args = { ...person, tenantId, image, allowDuplicate, actor: 'screen' };
        const result = await client.call('enrolment.photo', args);
        endSession();
        setState({ result, busy: false });
      } catch (error) {
        failed(error, image);
      }
    },

    cancel() {
      over = true;
      if (getState().result === null) endSession();
      setState(fresh);
    },
  };
  return enrolment;
}
