/** The cards over the lower edge of the picture: one large, or two side by side. */

import { SetupInvitation } from '../../components/SetupInvitation.tsx';
import { useWords } from '../../services.tsx';
import styles from './CardStack.module.css';
import { DisownedCard } from './DisownedCard.tsx';
import { GreetingCard } from './GreetingCard.tsx';
import { IdleWords } from './IdleWords.tsx';
import { NoticeCard } from './NoticeCard.tsx';
import type { Cards } from './use-cards.ts';
import type { GateReading } from './use-gate-reads.ts';
import type { Greet } from './use-greeting.ts';

interface Props {
  cards: Cards;
  greet: Greet;
  inviting: boolean;
  reading: GateReading;
  onPin(): void;
}

export function CardStack({ cards, greet, inviting, reading, onPin }: Props) {
  const { t } = useWords();
  const { shown } = cards;
  return (
    <div className={styles.stack}>
      {shown.length === 0 && (
        <div className={styles.quiet}>
          <SetupInvitation />
          {inviting && <IdleWords reading={reading} />}
        </div>
      )}
      <section
        className={styles.cards}
        data-count={shown.length}
        aria-label={t('gate.greetings')}
        aria-live="assertive"
        aria-atomic="false"
      >
        {shown.map((card) => {
          if (card.outcome === 'disowned') return <DisownedCard key={card.key} onPin={onPin} />;
          if (card.outcome !== 'accept' || !card.person) return <NoticeCard key={card.key} card={card} onPin={onPin} />;
          const greeting = greet(card);
          return (
            <GreetingCard
              key={card.key}
              card={card}
              person={card.person}
              greeting={greeting}
              onDisowned={() => cards.disown(card.key)}
            />
          );
        })}
      </section>
    </div>
  );
}
