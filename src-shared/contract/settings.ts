/** The station's settings in types and schemas, as their table says. */
import { z } from 'zod';
import { type Setting, settingsTable } from '../settings.ts';

export type SettingName = keyof typeof settingsTable;
export type Settings = { [N in SettingName]: z.output<(typeof settingsTable)[N]['schema']> };
/** Those that staff change. */
export type StaffSetting = {
  [N in SettingName]: (typeof settingsTable)[N]['title'] extends null ? never : N;
}[SettingName];
export type SchoolSettings = Pick<Settings, StaffSetting>;

/** Any of the table's lines. */
export const settingNamed = (name: SettingName): Setting => settingsTable[name];
export const settingNames = Object.keys(settingsTable) as SettingName[];
export const staffSettings = settingNames.filter((name) => settingNamed(name).title !== null) as StaffSetting[];
/** Texts that people write: they may name somebody. */
export const writtenSettings = settingNames.filter((name) => settingNamed(name).schema instanceof z.ZodString);

type Schemas<N extends SettingName> = { [K in N]: (typeof settingsTable)[K]['schema'] };
const schemasOf = <N extends SettingName>(names: N[], schemaOf: (setting: Setting) => z.ZodType): Schemas<N> =>
  Object.fromEntries(names.map((name) => [name, schemaOf(settingNamed(name))])) as Schemas<N>;

/** As arguments of a command, each of which may be left out. */
export const settingArguments = z.object(schemasOf(staffSettings, ({ schema }) => schema)).partial().shape;

/** As the station answers them: a text is whatever the host was configured with. */
export const runningSettings = z.object({
  ...schemasOf(settingNames, ({ schema, says }) => {
    const shown = schema instanceof z.ZodString ? z.string() : schema;
    return says === undefined ? shown : shown.describe(says);
  }),
  modelPack: z.string().nullable(),
});
export type RunningSettings = z.output<typeof runningSettings>;

export const settingDefaults = Object.fromEntries(
  settingNames.map((name) => [name, settingNamed(name).fallback]),
) as Settings;

export function pickSettings<N extends SettingName>(
  settings: Pick<Settings, N>,
  names: readonly N[],
): Pick<Settings, N> {
  return Object.fromEntries(names.map((name) => [name, settings[name]])) as Pick<Settings, N>;
}
