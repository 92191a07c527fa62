/** The pictures of one person, as the screen sees them: guided shots or a photo, then the result, of a face and of a palm alike.
 * The station judges; this file only walks the way, including the ways that go wrong. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ErrorCode, StationError } from '../../../src-shared/errors.ts';
import { connectionError } from '../../client/client.ts';

export type Image = Uint8Array<ArrayBuffer>;

/** What a session's progress is looked at for here. */
export interface AnyProgress {
  sessionId: string;
  canFinish: boolean;
  /** The shot taken in this very frame. */
  accepted: string | number | null;
}

/** The station's commands for one kind of enrolment. */
export interface SessionCalls<Progress extends AnyProgress, Result, Shot> {
  start(): Promise<Progress>;
  frame(sessionId: string, image: Image): Promise<Progress>;
  retake(sessionId: string, shot: Shot): Promise<Progress>;
  finish(sessionId: string, agreed: Agreed): Promise<Result>;
  cancel(sessionId: string): Promise<unknown>;
  photo(tenantId: number, image: Image, agreed: Agreed): Promise<Result>;
  /** No shot is wanted any more. */
  isComplete(progress: Progress): boolean;
  /** What the station answers where it knows somebody like this. */
  duplicate: ErrorCode;
  /** What it answers where the person has pictures of somebody unlike this. */
  unlike: ErrorCode;
}

/** What somebody at the screen answered to the station's questions. */
export interface Agreed {
  allowDuplicate: boolean;
  /** What the person has of this kind goes. */
  replace: boolean;
}

export interface GuidedState<Progress, Result> {
  progress: Progress | null;
  /** A call that begins, finishes or sends a photo is on its way: no frames meanwhile. */
  busy: boolean;
  /** The station knows somebody like this (`duplicate`), or knows this person otherwise (`unlike`). `photo` is what to send again, or
   * null for the session's shots; `agreed` what was answered before. */
  question: {
    kind: 'duplicate' | 'unlike';
    personId: number | null;
    name: string | null;
    photo: Image | null;
    agreed: Agreed;
  } | null;
  /** The session ended by itself and was begun anew. */
  restarted: boolean;
  error: unknown;
  result: Result | null;
}

export interface GuidedSession<Progress, Result, Shot> {
  store: StoreApi<GuidedState<Progress, Result>>;
  /** Begins, or begins anew with no shots. */
  start(): Promise<void>;
  frame(image: Image): Promise<void>;
  retake(shot: Shot): Promise<void>;
  finish(agreed?: Agreed): Promise<void>;
  photo(tenantId: number | null, image: Image, agreed?: Agreed): Promise<void>;
  /** Leaves no session behind. */
  cancel(): void;
}

const fresh = {
  progress: null,
  busy: false,
  question: null,
  restarted: false,
  error: null,
  result: null,
} as const;

const nothingAgreed: Agreed = { allowDuplicate: false, replace: false };

const hasCode = (error: unknown, code: ErrorCode) => error instanceof StationError && error.code === code;

/** Whom the station knows by it, as far as it says. */
function knownPerson(error: unknown): { personId: number | null; name: string | null } {
  const { personId, name } = error instanceof StationError ? error.details : {};
  return {
    personId: typeof personId === 'number' ? personId : null,
    name: typeof name === 'string' ? name : null,
  };
}

export function createGuidedSession<Progress extends AnyProgress, Result, Shot>(
  calls: SessionCalls<Progress, Result, Shot>,
): GuidedSession<Progress, Result, Shot> {
  const store = createStore<GuidedState<Progress, Result>>(() => fresh);
  const { getState, setState } = store;
  /** Finishing by itself is tried once for each set of shots; after that it is the button's. */
  let finished: string | null = null;
  let over = false;

  const current = () => getState().progress?.sessionId ?? null;
  const isCurrent = (sessionId: string) => current() === sessionId && getState().result === null;

  function endSession(sessionId = current()): void {
    if (sessionId) void calls.cancel(sessionId).catch(() => {});
  }

  async function begin(restarted: boolean): Promise<void> {
    finished = null;
    setState({ ...fresh, busy: true });
    try {
      const progress = await calls.start();
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

  function failed(error: unknown, photo: Image | null, agreed: Agreed): void {
    const asked = (['duplicate', 'unlike'] as const).find((kind) => hasCode(error, calls[kind]));
    if (asked && !(asked === 'unlike' && agreed.replace))
      setState({ busy: false, question: { kind: asked, ...knownPerson(error), photo, agreed } });
    else setState({ busy: false, error });
  }

  const session: GuidedSession<Progress, Result, Shot> = {
    store,

    async start() {
      over = false;
      endSession();
      await begin(false);
    },

    async frame(image) {
      const sessionId = current();
      if (!sessionId || getState().busy) return;
      try {
        const progress = await calls.frame(sessionId, image);
        if (!isCurrent(sessionId) || getState().busy) return;
        setState(progress.accepted !== null ? { progress, restarted: false, error: null } : { progress });
        if (calls.isComplete(progress) && finished !== sessionId) await session.finish();
      } catch (error) {
        // A lost frame is nothing: the next one comes at once.
        if (isCurrent(sessionId) && !getState().busy) restartIfGone(error);
      }
    },

    async retake(shot) {
      const sessionId = current();
      if (!sessionId || getState().busy) return;
      finished = null;
      try {
        const progress = await calls.retake(sessionId, shot);
        if (isCurrent(sessionId)) setState({ progress, error: null });
      } catch (error) {
        if (isCurrent(sessionId) && !restartIfGone(error)) setState({ error });
      }
    },

    async finish(agreed = nothingAgreed) {
      const sessionId = current();
      if (!sessionId || getState().busy) return;
      finished = sessionId;
      setState({ busy: true, error: null, question: null });
      try {
        const result = await calls.finish(sessionId, agreed);
        setState({ result, busy: false });
      } catch (error) {
        setState({ busy: false });
        if (!restartIfGone(error)) failed(error, null, agreed);
      }
    },

    async photo(tenantId, image, agreed = nothingAgreed) {
      // The station has not said yet which school it is: it has never been reached.
      if (tenantId === null) return setState({ error: connectionError() });
      setState({ busy: true, error: null, question: null });
      try {
        const result = await calls.photo(tenantId, image, agreed);
        endSession();
        setState({ result, busy: false });
      } catch (error) {
        failed(error, image, agreed);
      }
    },

    cancel() {
      over = true;
      if (getState().result === null) endSession();
      setState(fresh);
    },
  };
  return session;
}
