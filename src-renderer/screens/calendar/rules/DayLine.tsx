/** A day as a line: when one is on time, late, too late, free to go. Its handles can be pulled; the fields below say the same. */
import { type PointerEvent, useRef } from 'react';
import { planTime } from '../../../format/school-time.ts';
import { useWords } from '../../../services.tsx';
import styles from './DayLine.module.css';
import { hoursOf, type Minutes, minutesAt, placeOf, pulled, type Span, spanOf } from './day-line.ts';
import { type Limit, limits, minutesOf, type SessionDraft, timeOf, typedTime } from './rule-draft.ts';
import type { PlanForm } from './use-plan-form.ts';

export function DayLine({ form }: { form: PlanForm }) {
  const { t, language } = useWords();
  const track = useRef<HTMLDivElement>(null);
  /** While a handle is pulled, the line keeps its ends. */
  const held = useRef<Span | null>(null);
  const known = form.sessions.map((session) => ({ session, minutes: complete(session) }));
  const span = held.current ?? spanOf(known.flatMap(({ minutes }) => minutes ?? []));

  function pull(event: PointerEvent<HTMLElement>, session: SessionDraft, limit: Limit): void {
    const box = track.current?.getBoundingClientRect();
    const minutes = complete(session);
    if (!box || !minutes || !held.current) return;
    const wanted = minutesAt((event.clientX - box.left) / box.width, span);
    const next = pulled(minutes, limit, wanted)[limit];
    if (next === minutes[limit]) return;
    const overnight = session.overnight || next >= 24 * 60;
    const times = { ...session.times, [limit]: typedTime(next, overnight, language === 'id' ? '.' : ':') };
    form.setSession({ ...session, overnight, times });
  }

  return (
    <div className={styles.line} aria-hidden="true" data-testid="day-line">
      <div className={styles.track} ref={track}>
        {known.map(
          ({ session, minutes }) =>
            minutes && (
              <div key={session.key}>
                <Parts minutes={minutes} span={span} />
                {limits.map((limit) => (
                  <span
                    key={limit}
                    className={styles.handle}
                    data-limit={limit}
                    style={{ left: `${placeOf(minutes[limit], span)}%` }}
                    title={`${t(`rule.limit.${limit}`)} ${planTime(timeOf(minutes[limit]), language)}`}
                    onPointerDown={(event) => {
                      held.current = span;
                      event.currentTarget.setPointerCapture(event.pointerId);
                    }}
                    onPointerMove={(event) => pull(event, session, limit)}
                    onPointerUp={() => {
                      held.current = null;
                    }}
                    onPointerCancel={() => {
                      held.current = null;
                    }}
                  />
                ))}
              </div>
            ),
        )}
      </div>
      <div className={styles.hours}>
        {hoursOf(span).map((minutes) => (
          <span key={minutes} style={{ left: `${placeOf(minutes, span)}%` }}>
            {planTime(timeOf(minutes), language)}
          </span>
        ))}
      </div>
      <div className={styles.legend}>
        {(['on_time', 'late', 'inside', 'leaving'] as const).map((part) => (
          <span key={part} data-part={part}>
            {t(`rule.part.${part}`)}
          </span>
        ))}
      </div>
    </div>
  );
}

function Parts({ minutes, span }: { minutes: Minutes; span: Span }) {
  const parts: [string, number, number][] = [
    ['on_time', minutes.opens, minutes.onTimeUntil],
    ['late', minutes.onTimeUntil, minutes.lateUntil],
    ['inside', minutes.lateUntil, Math.max(minutes.lateUntil, minutes.earlyLeaveFrom)],
    ['leaving', Math.max(minutes.lateUntil, minutes.earlyLeaveFrom), minutes.dismissal],
  ];
  return parts.map(([part, from, to]) => (
    <span
      key={part}
      className={styles.part}
      data-part={part}
      style={{ left: `${placeOf(from, span)}%`, width: `${placeOf(to, span) - placeOf(from, span)}%` }}
    />
  ));
}

/** null while a time cannot be read or the day would end before it begins. */
function complete(session: SessionDraft): Minutes | null {
  const minutes = minutesOf(session);
  if (limits.some((limit) => minutes[limit] === null)) return null;
  const { opens, earlyLeaveFrom, dismissal } = minutes as Minutes;
  return opens < earlyLeaveFrom && earlyLeaveFrom <= dismissal ? (minutes as Minutes) : null;
}
