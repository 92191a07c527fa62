/** The time zones that a school may choose from: Indonesia's three, and the computer's own where it is none of them. */
export const indonesian = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type IndonesianZone = (typeof indonesian)[number];

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
