/** Which tab of the settings an address means. */
export const settingsTabs = [
  'school',
  'gates',
  'recognition',
  'staff',
  'messages',
  'webhooks',
  'access',
  'backups',
  'audit',
  'screen',
  'computer',
] as const;
export type SettingsTab = (typeof settingsTabs)[number];

/** An address that names none means the first. */
export function tabOf([name]: readonly string[]): SettingsTab {
  return settingsTabs.find((tab) => tab === name) ?? 'school';
}
