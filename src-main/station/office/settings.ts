/** The school's settings as staff see and change them. */
import type { OfficeResults, SchoolSettings } from '../../../src-shared/contract/office.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { settingsName } from './live-settings.ts';

type Commands = Extract<keyof OfficeResults, `settings.${string}`>;

export function settingsCommands(context: Context): Handlers<Commands> {
  const { store, settings } = context;
  return {
    'settings.get': () => settingsOf(context),

    'settings.update': ({ actor, ...changes }) => {
      store.transaction(() => {
        const set = (store.preferences.get(settingsName) ?? {}) as Partial<SchoolSettings>;
        store.preferences.put(settingsName, { ...set, ...changes });
        // What shall not be kept is not kept: those that are there go too.
        const portraitsRemoved = changes.keepPortraits === false ? store.portraits.removeAll() : 0;
        const details = { ...changes, ...(portraitsRemoved > 0 ? { portraitsRemoved } : {}) };
        note(context, actor, 'settings.changed', 'station', details);
      });
      context.settingsChanged();
      if (changes.keepPortraits === false) context.emit({ type: 'people.changed' });
      return settingsOf({ settings });
    },
  };
}

function settingsOf({ settings }: Pick<Context, 'settings'>): SchoolSettings {
  const { school, gate, nextEvent, liveness, gateReads, palmNeedsPin, strictness, maxTemplatesPerPerson } = settings;
  const { minEnrolmentQuality, keepPortraits, idleLockMinutes } = settings;
  return {
    school,
    gate,
    nextEvent,
    liveness,
    gateReads,
    palmNeedsPin,
    strictness,
    maxTemplatesPerPerson,
    minEnrolmentQuality,
    keepPortraits,
    idleLockMinutes,
  };
}
