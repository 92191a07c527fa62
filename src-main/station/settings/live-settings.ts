/** The station's settings: what staff set in the office over what the host was configured with. */
import type { SchoolSettings } from '../../../src-shared/contract/settings.ts';
import type { Ports, StationSettings } from '../ports.ts';

/** The preference that keeps what staff set. */
export const settingsName = 'settings';

/** `refresh` reads what staff set; the object stays the same, so that whoever holds it sees the change. */
export function liveSettings({ settings: configured, store }: Pick<Ports, 'settings' | 'store'>): {
  settings: StationSettings;
  refresh(): void;
} {
  const settings = { ...configured };
  const refresh = (): void => {
    const set = (store.preferences.get(settingsName) ?? {}) as Partial<SchoolSettings>;
    Object.assign(settings, configured, set);
  };
  refresh();
  return { settings, refresh };
}
