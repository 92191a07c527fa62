/** The hours of a day while they are being written. */
import { useMemo, useState } from 'react';
import type { DayPlan, SchoolClock } from '../../../../src-shared/contract/calendar.ts';
import { useWords } from '../../../services.tsx';
import { draftOf, planOf, type SessionDraft, type Troubles, troublesOf, typedMinutes } from './rule-draft.ts';

export interface PlanForm {
  sessions: readonly SessionDraft[];
  gap: number;
  troubles: Troubles;
  /** null while something is wrong. */
  plan: DayPlan | null;
  setSession(session: SessionDraft): void;
  addSession(): void;
  removeSession(key: number): void;
  setGap(minutes: number): void;
}

const usual = {
  name: '',
  opens: '06:00',
  onTimeUntil: '07:00',
  lateUntil: '09:00',
  earlyLeaveFrom: '12:00',
  dismissal: '14:00',
};
const afternoon = {
  name: '',
  opens: '14:00',
  onTimeUntil: '15:00',
  lateUntil: '15:30',
  earlyLeaveFrom: '16:00',
  dismissal: '17:00',
};
const usualGap = 5;

export function usePlanForm(
  start: DayPlan | null,
  { clocks }: { clocks: readonly SchoolClock[] },
  date: string,
): PlanForm {
  const { language } = useWords();
  const separator = language === 'id' ? '.' : ':';
  const [sessions, setSessions] = useState<SessionDraft[]>(() =>
    (start?.sessions ?? [usual]).map((session, i) => draftOf(session, i, separator)),
  );
  const [gap, setGap] = useState(start?.minimumGapMinutes ?? usualGap);
  const dayStarts = useMemo(
    () =>
      [...clocks]
        .filter(({ effectiveFrom }) => effectiveFrom <= date)
        .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.id - b.id)
        .at(-1)?.dayStarts ?? '00:00',
    [clocks, date],
  );
  const troubles = useMemo(() => troublesOf(sessions, dayStarts), [sessions, dayStarts]);
  const plan = useMemo(
    () => (Object.keys(troubles).length === 0 ? planOf(sessions, gap) : null),
    [troubles, sessions, gap],
  );
  const nextKey = Math.max(-1, ...sessions.map(({ key }) => key)) + 1;
  return {
    sessions,
    gap,
    troubles,
    plan,
    setGap,
    setSession: (session) => setSessions((all) => all.map((one) => (one.key === session.key ? session : one))),
    removeSession: (key) => setSessions((all) => all.filter((one) => one.key !== key)),
    addSession: () =>
      setSessions((all) => {
        const last = all.at(-1);
        const free = !last || (typedMinutes(last.times.dismissal) ?? 0) <= 14 * 60;
        const next = draftOf(last ? afternoon : usual, nextKey, separator);
        // Where the usual hours of an afternoon are taken, somebody types their own.
        return [
          ...all,
          free
            ? next
            : { ...next, times: { opens: '', onTimeUntil: '', lateUntil: '', earlyLeaveFrom: '', dismissal: '' } },
        ];
      }),
  };
}
