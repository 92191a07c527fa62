/** Time zones by the names that people in Indonesia call them. */
import type { Translate } from '../../services.tsx';
import { indonesian } from './time-zones.ts';

const names = ['wib', 'wita', 'wit'] as const;

/** `ofComputer`: it is what the computer is set to. */
export function zoneWords(zone: string, ofComputer: boolean, t: Translate): { title: string; detail: string } {
  const name = names[(indonesian as readonly string[]).indexOf(zone)];
  const detail = [name && t(`setup.zone.${name}.where`), ofComputer && t('setup.zone.computer')];
  return { title: name ? t(`setup.zone.${name}`) : zone, detail: detail.filter(Boolean).join(' · ') };
}
