/** The school's settings as staff see and change them. */
import { pickSettings, type SchoolSettings, staffSettings } from '../../../src-shared/contract/settings.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Ports, StationSettings } from '../ports.ts';

export function settingsCommands(context: Context): HandlersOf<'settings'> {
  const { store, settings } = context;
  return {
    'settings.get': () => pickSettings(settings, staffSettings),

    'settings.update': ({ actor, ...changes }) => {
      store.transaction(() => {
        keepSettings(store, changes);
        // What shall not be kept is not kept: those that are there go too.
        const portraitsRemoved = changes.keepPortraits === false ? store.portraits.removeAll() : 0;
        const details = { ...changes, ...(portraitsRemoved > 0 ? { portraitsRemoved } : {}) };
        note(context, actor, 'settings.changed', 'station', details);
      });
      context.settingsChanged();
      if (changes.keepPortraits === false) context.emit({ type: 'people.changed' });
      return pickSettings(settings, staffSettings);
    },
  };
}

/** The preference that keeps what staff set. */
const settingsName = 'settings';

function keptSettings({ preferences }: Pick<Ports['store'], 'preferences'>): Partial<SchoolSettings> {
  return (preferences.get(settingsName) ?? {}) as Partial<SchoolSettings>;
}

/** Part of the caller's transaction; after it, `settingsChanged` of the context. */
export function keepSettings(
  store: Pick<Ports['store'], 'preferences'>,
  changes: { [Name in keyof SchoolSettings]?: SchoolSettings[Name] | undefined },
): void {
  store.preferences.put(settingsName, { ...keptSettings(store), ...changes });
}

/** The station's settings: what staff set in the office over what the host was configured with.
 * `refresh` reads what staff set; the object stays the same, so that whoever holds it sees the change. */
export function liveSettings({ settings: configured, store }: Pick<Ports, 'settings' | 'store'>): {
  settings: StationSettings;
  refresh(): void;
} {
  const settings = { ...configured };
  const refresh = (): void => {
    Object.assign(settings, configured, keptSettings(store));
  };
  refresh();
  return { settings, refresh };
}
