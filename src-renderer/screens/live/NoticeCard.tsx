/** Somebody is there and was not recorded: what to do about it, kindly. */
import { Button } from '@mantine/core';
import { IconEye, IconHandStop, IconSunHigh, IconUserQuestion, IconUsers } from '@tabler/icons-react';
import type { GateOutcome } from '../../../src-shared/domain.ts';
import type { MessageKey } from '../../../src-shared/messages/index.ts';
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

/** Where looking again may not help. */
const offersPin: ReadonlySet<Refusal> = new Set(['unknown', 'ambiguous']);

export function NoticeCard({ card, onPin }: { card: LiveCard; onPin(): void }) {
  const { t } = useWords();
  const outcome: Refusal = card.outcome === 'accept' || card.outcome === 'disowned' ? 'unknown' : card.outcome;
  const isHand = card.modality === 'palm' && outcome !== 'spoof';
  const Icon = isHand ? IconHandStop : icons[outcome];
  return (
    <div className={styles.slot}>
      <article
        className={styles.card}
        data-testid="notice-card"
        data-outcome={outcome}
        data-modality={card.modality}
        data-fault={card.fault}
      >
        <Icon
          className={[styles.avatar, styles.symbol].join(' ')}
          data-tone={outcome === 'low_quality' ? 'quiet' : 'warn'}
          stroke={1.75}
          aria-hidden="true"
        />
        <div className={styles.text}>
          <h1 className={styles.name}>{t(isHand ? `live.palm.${outcome}.title` : `live.${outcome}.title`)}</h1>
          <p className={styles.advice}>{t(isHand ? handAdvice(card, outcome) : `live.${outcome}.body`)}</p>
        </div>
        {offersPin.has(outcome) && (
          <div className={styles.do}>
            <Button variant="default" className={styles.plain} onClick={onPin} data-testid="notice-pin">
              {t('gate.use_pin')}
            </Button>
          </div>
        )}
      </article>
    </div>
  );
}

/** What is wrong with the hand says more than that something is. */
function handAdvice({ fault }: LiveCard, outcome: Exclude<Refusal, 'spoof'>): MessageKey {
  return outcome === 'low_quality' && fault ? `palm.hint.${fault}` : `live.palm.${outcome}.body`;
}
