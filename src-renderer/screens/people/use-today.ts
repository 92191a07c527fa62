/** The station's school day; the computer's own date while the station has not said it yet. */
import { useStation } from '../../services.tsx';
import { localToday } from './day-words.ts';

export function useToday(): string {
  return useStation((state) => state.today?.date) ?? localToday();
}
