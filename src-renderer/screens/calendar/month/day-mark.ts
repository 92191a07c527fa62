/** What a day is on the calendar: each kind has a word, a colour and a shape. */
import type { Holding } from '../rules/rule-state.ts';

/** `school`: an ordinary school day. `special`: school with hours of its own. `holiday`: off by name. `off`: no school by the rules. */
export type DayMark = 'school' | 'special' | 'holiday' | 'off';

export const dayMarks: readonly DayMark[] = ['school', 'special', 'holiday', 'off'];

export function markOf({ special, school }: Holding): DayMark {
  if (special) return school ? 'special' : 'holiday';
  return school ? 'school' : 'off';
}
