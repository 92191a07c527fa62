/** Somebody is there and was not recorded: what to do about it, kindly. */
import { IconEye, IconSunHigh, IconUserQuestion, IconUsers } from '@tabler/icons-react';
import type { GateOutcome } from '../../../src-shared/domain.ts';
import { useWords } from '../../services.tsx';
import styles from './CardStack.module.css';
import type { LiveCard } from './cards.ts';

type Refusal = Exclude<GateOutcome, 'accept'>;

const icons = {
  unknown: IconUserQuestion,
  ambiguous: IconUsers,
  spoof: IconEye,
  low_quality: IconSunHigh,
} satisfies Record<Refusal, unknown>;

export function NoticeCard({ card }: { card: LiveCard }) {
  const { t } = useWords();
  const outcome: Refusal = card.outcome === 'accept' ? 'unknown' : card.outcome;
  const Icon = icons[outcome];
  return (
    <article className={styles.card} data-testid="notice-card" data-outcome={outcome}>
      <Icon
        className={[styles.avatar, styles.symbol].join(' ')}
        data-tone={outcome === 'low_quality' ? 'quiet' : 'warn'}
        stroke={1.75}
        aria-hidden="true"
      />
      <div className={styles.text}>
        <h1 className={styles.name}>{t(`live.${outcome}.title`)}</h1>
        <p className={styles.advice}>{t(`live.${outcome}.body`)}</p>
      </div>
    </article>
  );
}
