/** Which greeting the hour asks for. The languages divide the day differently: 11.00 is "siang" but still "morning". */
import type { Language, MessageKey } from '../../src-shared/messages/index.ts';
import { hourIn } from './school-time.ts';

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

export function greetingKey(at: Date, language: Language, zone: string): GreetingKey {
  const hour = hourIn(at.toISOString(), zone);
  return parts[language].find(([from]) => hour >= from)?.[1] ?? 'greeting.night';
}
