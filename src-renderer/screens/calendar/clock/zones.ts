/** Time zones to choose from: the three of Indonesia by their names first, then all the world's. */
export interface Zone {
  value: string;
  label: string;
}

const indonesian: readonly Zone[] = [
  { value: 'Asia/Jakarta', label: 'WIB · Asia/Jakarta' },
  { value: 'Asia/Makassar', label: 'WITA · Asia/Makassar' },
  { value: 'Asia/Jayapura', label: 'WIT · Asia/Jayapura' },
];

/** `names`: what the browser knows. */
export function zonesOf(names: readonly string[], current: string): Zone[] {
  const known = new Set(indonesian.map(({ value }) => value));
  const others = [...new Set([...names, current])].filter((name) => name !== '' && !known.has(name)).sort();
  return [...indonesian, ...others.map((name) => ({ value: name, label: name }))];
}

/** WIB · Asia/Jakarta */
export function zoneLabel(name: string): string {
  return indonesian.find(({ value }) => value === name)?.label ?? name;
}

/** `+07:00` at an instant. */
export function offsetOf(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', '') || '+00:00';
}
