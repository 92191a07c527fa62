/** Names as the screens shorten them, and the greeting that goes before one. */
import type { Language, MessageKey } from '../../src-shared/messages/index.ts';
import { hourIn } from './school-time.ts';

/** What to call somebody: the first word, and the next one too where the first is a particle or an initial ("Ni Kadek",
 * "I Made", "M. Rizky"), which nobody is called by alone. */
export function callName(fullName: string): string {
  const words = fullName.trim().split(/\s+/);
  const [first = '', second] = words;
  const incomplete = first.endsWith('.') || [...first].length <= 2;
  return incomplete && second ? `${first} ${second}` : first;
}

/** Two letters for an avatar. */
export function initials(fullName: string): string {
  const words = fullName.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase('id-ID');
}

/** A steady choice out of `count`, so that a person keeps their avatar's colour and neighbours differ. */
export function steadyIndex(key: number, count: number): number {
  return Math.abs(key) % count;
}

type GreetingKey = Extract<MessageKey, `greeting.${string}`>;

/** From which hour on, latest first; before the first one it is still last night. */
const parts: Record<Language, readonly (readonly [fromHour: number, key: GreetingKey])[]> = {
  id: [
    [18, 'greeting.night'],
    [15, 'greeting.evening'],
    [11, 'greeting.afternoon'],
    [4, 'greeting.morning'],
  ],
  en: [
    [18, 'greeting.evening'],
    [12, 'greeting.afternoon'],
    [4, 'greeting.morning'],
  ],
};

/** Which greeting the hour asks for. The languages divide the day differently: 11.00 is "siang" but still "morning". */
export function greetingKey(at: Date, language: Language, zone: string): GreetingKey {
  const hour = hourIn(at.toISOString(), zone);
  return parts[language].find(([from]) => hour >= from)?.[1] ?? 'greeting.night';
}
