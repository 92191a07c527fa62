/** The shape of a kind of day, 12 x 12: a leaf dot, a sun star, a clay square, an empty ring. */
import type { DayMark } from './day-mark.ts';
import styles from './MarkShape.module.css';

export function MarkShape({ mark, size = 12 }: { mark: DayMark; size?: number }) {
  return (
    <svg className={styles.shape} data-mark={mark} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {mark === 'school' && <circle cx="6" cy="6" r="4" />}
      {mark === 'special' && (
        <path d="M6 .6 7.6 4.4 11.7 4.7 8.6 7.4 9.6 11.4 6 9.2 2.4 11.4 3.4 7.4 .3 4.7 4.4 4.4Z" />
      )}
      {mark === 'holiday' && <rect x="1.5" y="1.5" width="9" height="9" rx="2" />}
      {mark === 'off' && <circle cx="6" cy="6" r="3.4" fill="none" strokeWidth="1.4" />}
    </svg>
  );
}
