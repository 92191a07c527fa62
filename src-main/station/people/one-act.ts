/** Several changes that somebody makes with one press, in one transaction: what is refused leaves nothing half done. */
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import { type Handlers, stepsOf } from '../handlers.ts';
import { requirePerson } from './person.ts';
import { forgetPeople } from './templates.ts';

type Commands = 'people.add' | 'people.save' | 'people.forgetBiometrics';
type Steps = 'people.create' | 'people.update' | 'people.updateProfile' | 'consent.record';

/** `steps`: the single commands, which check, write and note what they do themselves. */
export function oneActCommands(context: Context, steps: Handlers<Steps>): Handlers<Commands> {
  const { store } = context;

  const step = stepsOf(steps);

  return {
    'people.add': ({ userId, name, group, consent, actor, ...profile }) =>
      store.transaction(() => {
        const { id: personId } = step('people.create', { userId, name, group, actor });
        if (given(profile)) step('people.updateProfile', { personId, ...profile, actor });
        const entry = consent ? step('consent.record', { personId, ...consent, actor }) : null;
        return { person: requirePerson(context, personId), consent: entry };
      }),

    'people.save': ({ personId, name, group, actor, ...profile }) =>
      store.transaction(() => {
        if (name !== undefined || group !== undefined) step('people.update', { personId, name, group, actor });
        if (given(profile)) step('people.updateProfile', { personId, ...profile, actor });
        return requirePerson(context, personId);
      }),

    'people.forgetBiometrics': ({ personId, actor }) => {
      const person = requirePerson(context, personId);
      const faces = store.templates.ofPerson(personId);
      const palms = store.palms.ofPerson(personId);
      forgetPeople(context, [person], () => {
        for (const { id } of faces) store.templates.remove(id);
        store.portraits.remove(personId);
        for (const { id } of palms) store.palms.remove(id);
        const details = { faces: faces.length, palms: palms.length };
        note(context, actor, 'biometrics.removed', `person:${personId}`, details);
      });
      context.emit({ type: 'people.changed' });
      return { faces: faces.length, palms: palms.length };
    },
  };
}

function given(fields: object): boolean {
  return Object.values(fields).some((value) => value !== undefined);
}
