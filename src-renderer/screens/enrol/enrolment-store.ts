/** One enrolment from form to result, as a state machine over the contract; the components only show it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandInput, EnrolmentProgress, EnrolmentResult } from '../../../src-shared/contract.ts';
import type { ShotKind } from '../../../src-shared/domain.ts';
import { type ErrorCode, StationError } from '../../../src-shared/errors.ts';
import { connectionError, type ScreenClient } from '../../client/client.ts';

type Image = CommandInput<'enrolment.frame'>['image'];
export type PersonInput = CommandInput<'enrolment.start'>;

export interface EnrolState {
  step: 'form' | 'capture' | 'result';
  person: PersonInput | null;
  progress: EnrolmentProgress | null;
  /** A call of the form, of finishing or of a photo is on its way: no frames meanwhile. */
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
  start(person: PersonInput): Promise<void>;
  frame(image: Image): Promise<void>;
  retake(kind: ShotKind): Promise<void>;
  finish(allowDuplicate?: boolean): Promise<void>;
  photo(person: PersonInput, tenantId: number | null, image: Image, allowDuplicate?: boolean): Promise<void>;
  /** Back to the form, which keeps what was typed. */
  cancel(): void;
  /** For the next person. */
  next(): void;
}

const fresh: EnrolState = {
  step: 'form',
  person: null,
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

export function createEnrolment(client: Pick<ScreenClient, 'call'>): Enrolment {
  const store = createStore<EnrolState>(() => fresh);
  const { getState, setState } = store;
  /** Finishing by itself is tried once for each set of shots; after that it is the button's. */
  let finished: string | null = null;

  const session = () => getState().progress?.sessionId ?? null;
  const isCurrent = (sessionId: string) => session() === sessionId && getState().step === 'capture';

  function endSession(): void {
    const sessionId = session();
    if (sessionId) void client.call('enrolment.cancel', { sessionId }).catch(() => {});
  }

  async function begin(person: PersonInput, restarted: boolean): Promise<void> {
    finished = null;
    setState({ busy: true, error: null, duplicate: null, person });
    try {
      const progress = await client.call('enrolment.start', person);
      setState({ step: 'capture', progress, busy: false, restarted });
    } catch (error) {
      setState({ step: 'form', progress: null, busy: false, error });
    }
  }

  /** True when the error was a session that the station no longer has. */
  function restartIfGone(error: unknown): boolean {
    const { person } = getState();
    if (!hasCode(error, 'session_not_found') || !person) return false;
    void begin(person, true);
    return true;
  }

  const enrolment: Enrolment = {
    store,
    start: (person) => begin(person, false),

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
        setState({ step: 'result', result, busy: false, progress: null });
      } catch (error) {
        setState({ busy: false });
        if (restartIfGone(error)) return;
        if (hasCode(error, 'duplicate_face')) setState({ duplicate: { ...knownPerson(error), photo: null } });
        else setState({ error });
      }
    },

    async photo(person, tenantId, image, allowDuplicate = false) {
      endSession();
      // The station has not said yet which school it is: it has never been reached.
      if (tenantId === null) return setState({ step: 'form', progress: null, error: connectionError() });
      setState({ step: 'form', progress: null, busy: true, error: null, duplicate: null, person });
      try {
        const result = await client.call('enrolment.photo', {
          ...person,
          tenantId,
          image,
          allowDuplicate,
          actor: 'screen',
        });
        setState({ step: 'result', result, busy: false });
      } catch (error) {
        if (hasCode(error, 'duplicate_face'))
          setState({ busy: false, duplicate: { ...knownPerson(error), photo: image } });
        else setState({ busy: false, error });
      }
    },

    cancel() {
      endSession();
      setState({ ...fresh, person: getState().person });
    },

    next() {
      setState(fresh);
    },
  };
  return enrolment;
}
