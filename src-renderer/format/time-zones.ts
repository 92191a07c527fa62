/** Time zones to choose from: Indonesia's three by the names that people there call them, and the others as computers do. */
import type { Translate } from '../services.tsx';
import { computerZone } from './school-time.ts';

const indonesian = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
const names = ['wib', 'wita', 'wit'] as const;
type IndonesianZone = (typeof indonesian)[number];

/** What computers call the same clock. */
const sameAs: Record<string, IndonesianZone> = {
  'Asia/Pontianak': 'Asia/Jakarta',
  'Asia/Ujung_Pandang': 'Asia/Makassar',
};

interface Zone {
  value: string;
  label: string;
}

/** The computer's zone by the name it has among those to choose from. */
export function namedComputerZone(): string {
  const zone = computerZone();
  return sameAs[zone] ?? zone;
}

/** Indonesia's three, and the computer's own where it is none of them. `computer`: IANA name of the computer's zone. */
export function zonesToChoose(computer: string): string[] {
  return isIndonesian(computer) ? [...indonesian] : [...indonesian, computer];
}

/** `ofComputer`: it is what the computer is set to. */
export function zoneWords(zone: string, ofComputer: boolean, t: Translate): { title: string; detail: string } {
  const name = nameOf(zone);
  const detail = [name && t(`setup.zone.${name}.where`), ofComputer && t('setup.zone.computer')];
  return { title: name ? t(`setup.zone.${name}`) : zone, detail: detail.filter(Boolean).join(' · ') };
}

/** All the world's, Indonesia's first. `known`: those the browser knows. */
export function zonesOf(known: readonly string[], current: string): Zone[] {
  const others = [...new Set([...known, current])].filter((name) => name !== '' && !isIndonesian(name)).sort();
  return [...indonesian, ...others].map((value) => ({ value, label: zoneLabel(value) }));
}

/** WIB · Asia/Jakarta */
export function zoneLabel(zone: string): string {
  const name = nameOf(zone);
  return name ? `${name.toUpperCase()} · ${zone}` : zone;
}

/** `+07:00` at an instant. */
export function offsetOf(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', '') || '+00:00';
}

function isIndonesian(zone: string): zone is IndonesianZone {
  return (indonesian as readonly string[]).includes(zone);
}

function nameOf(zone: string): (typeof names)[number] | undefined {
  return isIndonesian(zone) ? names[indonesian.indexOf(zone)] : undefined;
}
