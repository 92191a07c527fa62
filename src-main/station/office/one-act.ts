/** Several changes that somebody makes with one press, in one transaction: what is refused leaves nothing half done. */
import type { OneActResults } from '../../../src-shared/contract/one-act.ts';
import type { CommandArguments, CommandResults } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { manualMany } from '../attendance/corrections.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import { newPin } from '../credentials/pins.ts';
import type { Handlers } from '../handlers.ts';
import { requirePerson } from '../people/commands.ts';
import { forgetPeople } from '../people/forget.ts';
import { requirePupil } from '../people/pupil.ts';

type Steps =
  | 'people.create'
  | 'people.update'
  | 'people.updateProfile'
  | 'consent.record'
  | 'calendar.get'
  | 'calendar.setClock'
  | 'calendar.addRule';

/** `steps`: the single commands, which check, write and note what they do themselves. */
export function oneActCommands(context: Context, steps: Handlers<Steps>): Handlers<keyof OneActResults> {
  const { store, keyHasher } = context;

  /** A step as part of a transaction. None of these waits: a promise here would be written after the transaction has ended. */
  function step<N extends Steps>(name: N, args: CommandArguments<N>): CommandResults[N] {
    const result = steps[name](args);
    if (result instanceof Promise) throw new Error(`${name} cannot be part of a transaction`);
    return result as CommandResults[N];
  }

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

    'calendar.begin': ({ timeZone, rules, actor }) => {
      const book = (): CommandResults['calendar.get'] => step('calendar.get', {});
      if (book().rules.length > 0)
        throw new StationError('conflict', 'The school has hours already. Change them in the calendar.');
      const changes = { allowPast: false, actor };
      try {
        return store.transaction(() => {
          const { clocks, today } = book();
          if (clocks.at(-1)?.timeZone !== timeZone)
            step('calendar.setClock', { effectiveFrom: today, timeZone, dayStarts: '00:00', ...changes });
          // Another clock may mean another day.
          const { today: effectiveFrom } = book();
          for (const rule of rules) step('calendar.addRule', { ...rule, effectiveFrom, ...changes });
          return { rules: rules.length };
        });
      } catch (error) {
        // The steps before the one that failed were read into the calendar, and are not in the book any more.
        context.calendar.reload();
        throw error;
      }
    },

    'attendance.manualMany': (args) => ({ recorded: manualMany(context, args).length }),

    'credentials.issuePins': async ({ personIds, actor }) => {
      const people = [...new Set(personIds)];
      for (const personId of people) requirePupil(context, personId);
      const made: { personId: number; pin: string; hash: string }[] = [];
      for (const personId of people) {
        const pin = newPin(keyHasher.random);
        made.push({ personId, pin, hash: await keyHasher.hash(pin) });
      }
      store.transaction(() => {
        for (const { personId, hash } of made) {
          // Whoever was removed while the others' hashes were made.
          requirePupil(context, personId);
          store.credentials.setPin(personId, { hash, issuedAt: nowIso(context) });
          note(context, actor, 'pin.issued', `person:${personId}`);
        }
      });
      return { pins: made.map(({ personId, pin }) => ({ personId, pin })) };
    },
  };
}

function given(fields: object): boolean {
  return Object.values(fields).some((value) => value !== undefined);
}
