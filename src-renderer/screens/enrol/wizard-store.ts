/** The way of an enrolment: whom, with whose consent, the pictures, the result. No picture is taken before consent is on record;
 * without it the person is there all the same, with a PIN or a card. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsentEntry, PersonRow } from '../../../src-shared/contract/office.ts';
import type { PalmEnrolment } from '../../../src-shared/contract/palms.ts';
import type { CommandInput, EnrolmentResult } from '../../../src-shared/contract.ts';
import type { Modality, PalmSide } from '../../../src-shared/palm.ts';
import type { ScreenClient } from '../../client/client.ts';

export type NewPerson = CommandInput<'people.create'>;

/** Whom it is about. `id` is null until a new person is written: with their consent, or with their refusal. */
export interface Subject {
  id: number | null;
  userId: number | null;
  name: string;
  group: string;
  /** Pictures of their face, and of their palms, that the station has already. */
  templates: number;
  palms: number;
  hasPortrait: boolean;
  consent: ConsentEntry | null;
  /** Written by this enrolment. */
  created: boolean;
}

/** A subject that is written. */
export type Known = Subject & { id: number; userId: number };

export interface Agreement {
  relation: ConsentEntry['relation'];
  by: string;
  note: string;
}

type Said = Agreement & { given: boolean };

export type Step = 'person' | 'consent' | 'choice' | 'capture' | 'result' | 'without';

/** What came of it. */
export type Enrolled = { take: 'face'; enrolment: EnrolmentResult } | { take: 'palm'; enrolment: PalmEnrolment };

export interface WizardState {
  step: Step;
  subject: Subject | null;
  busy: boolean;
  error: unknown;
  /** What is being taken; `side` null: whichever hand is shown. */
  take: Modality;
  side: PalmSide | null;
  result: Enrolled | null;
  /** The class of the last one: whole classes are enrolled one after the other. */
  group: string | null;
}

export interface Wizard {
  store: StoreApi<WizardState>;
  choose(
    row: Pick<PersonRow, 'id' | 'userId' | 'name' | 'group' | 'templates' | 'palms' | 'hasPortrait'>,
  ): Promise<void>;
  /** By number, as an address names them. */
  chooseId(personId: number): Promise<void>;
  chooseNew(person: NewPerson): void;
  agree(agreement: Agreement): Promise<void>;
  /** `by` may be empty: nobody asked yet, nothing is put on record. */
  refuse(agreement: Agreement): Promise<void>;
  take(take: Modality, side?: PalmSide | null): void;
  /** Neither face nor palm, although somebody agreed. */
  without(): void;
  done(result: Enrolled): void;
  /** To the choice of the person. */
  back(): void;
}

const fresh: WizardState = {
  step: 'person',
  subject: null,
  busy: false,
  error: null,
  take: 'face',
  side: null,
  result: null,
  group: null,
};

/** `takes`: what can be taken here and now; with only one there is nothing to choose. */
export function createWizard(
  client: Pick<ScreenClient, 'call'>,
  takes: () => readonly Modality[] = () => ['face'],
): Wizard {
  const store = createStore<WizardState>(() => fresh);
  const { getState, setState } = store;

  /** One thing at a time; what goes wrong is said on the step where it went wrong. */
  async function busy(work: () => Promise<Partial<WizardState>>): Promise<void> {
    if (getState().busy) return;
    setState({ busy: true, error: null });
    try {
      setState({ ...(await work()), busy: false });
    } catch (error) {
      setState({ busy: false, error });
    }
  }

  /** Where somebody who agreed goes. */
  function agreed(): Pick<WizardState, 'step' | 'take' | 'side'> {
    const [take, ...others] = takes();
    return { step: others.length > 0 ? 'choice' : 'capture', take: take ?? 'face', side: null };
  }

  /** The person of this enrolment with what was said: somebody new is written together with it, or not at all. */
  async function written(said: Said | null): Promise<Known> {
    const { subject } = getState();
    if (!subject) throw new Error('nobody was chosen');
    if (isKnown(subject)) {
      const entry = said && (await client.call('consent.record', { personId: subject.id, ...said }));
      return { ...subject, consent: entry?.given ? entry : subject.consent };
    }
    const { person, consent } = await client.call('people.add', {
      name: subject.name,
      group: subject.group,
      ...(subject.userId === null ? {} : { userId: subject.userId }),
      ...(said ? { consent: said } : {}),
    });
    const { id, userId, name, group } = person;
    return { ...subject, id, userId, name, group, consent: consent?.given ? consent : null, created: true };
  }

  const wizard: Wizard = {
    store,

    choose: ({ id, userId, name, group, templates, palms, hasPortrait }) =>
      busy(async () => {
        const { current, entries } = await client.call('consent.ofPerson', { personId: id });
        const consent = (current && entries[0]) || null;
        const subject = { id, userId, name, group, templates, palms, hasPortrait, consent, created: false };
        return { subject, group: group || null, ...(consent ? agreed() : { step: 'consent' }) };
      }),

    async chooseId(personId) {
      let failed: unknown = null;
      const person = await client.call('people.get', { personId }).catch((error: unknown) => {
        failed = error;
        return null;
      });
      if (person) await wizard.choose({ ...person, templates: person.templateCount, palms: person.palmCount });
      else setState({ error: failed });
    },

    chooseNew({ name, group = '', userId }) {
      const none = { id: null, templates: 0, palms: 0, hasPortrait: false, consent: null, created: false };
      setState({
        step: 'consent',
        error: null,
        subject: { ...none, userId: userId ?? null, name, group },
        group: group || null,
      });
    },

    agree: (agreement) =>
      busy(async () => {
        const subject = await written({ given: true, ...agreement });
        return { subject, ...agreed() };
      }),

    refuse: (agreement) =>
      busy(async () => {
        const subject = await written(agreement.by.trim() === '' ? null : { given: false, ...agreement });
        return { subject, step: 'without' };
      }),

    take: (take, side = null) => setState({ step: 'capture', take, side, result: null, error: null }),

    without: () => setState({ step: 'without', error: null }),

    done: (result) => setState({ step: 'result', result }),

    back: () => setState({ ...fresh, group: getState().group }),
  };
  return wizard;
}

export function isKnown(subject: Subject | null): subject is Known {
  return subject !== null && subject.id !== null && subject.userId !== null;
}
