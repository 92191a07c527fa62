import type { Translate } from '../../services.tsx';

/** The time zones that a school may choose from: Indonesia's three, and the computer's own where it is none of them. */
const indonesian = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
type IndonesianZone = (typeof indonesian)[number];

/** What computers call the same clock. */
const sameAs: Record<string, IndonesianZone> = {
  'Asia/Pontianak': 'Asia/Jakarta',
  'Asia/Ujung_Pandang': 'Asia/Makassar',
};

export function computerZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return sameAs[zone] ?? zone;
}

/** `computer`: IANA name of the computer's zone. */
export function zonesToChoose(computer: string): string[] {
  return (indonesian as readonly string[]).includes(computer) ? [...indonesian] : [...indonesian, computer];
}

// Time zones by the names that people in Indonesia call them.

const names = ['wib', 'wita', 'wit'] as const;

/** `ofComputer`: it is what the computer is set to. */
export function zoneWords(zone: string, ofComputer: boolean, t: Translate): { title: string; detail: string } {
  const name = names[(indonesian as readonly string[]).indexOf(zone)];
  const detail = [name && t(`setup.zone.${name}.where`), ofComputer && t('setup.zone.computer')];
  return { title: name ? t(`setup.zone.${name}`) : zone, detail: detail.filter(Boolean).join(' · ') };
}
