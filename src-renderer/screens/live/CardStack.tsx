/** The cards over the lower edge of the picture: one large, or two that share the room. */
import { useWords } from '../../services.tsx';
import styles from './CardStack.module.css';
import type { LiveCard } from './cards.ts';
import { GreetingCard } from './GreetingCard.tsx';
import { NoticeCard } from './NoticeCard.tsx';

export function CardStack({ cards, inviting }: { cards: LiveCard[]; inviting: boolean }) {
  const { t } = useWords();
  return (
    <div className={styles.stack} data-count={cards.length}>
      {cards.length === 0 && inviting && <p className={styles.idle}>{t('live.idle')}</p>}
      <div className={styles.cards} aria-live="assertive" aria-atomic="false">
        {cards.map((card) =>
          card.outcome === 'accept' && card.person ? (
            <GreetingCard key={card.key} card={card} person={card.person} />
          ) : (
            <NoticeCard key={card.key} card={card} />
          ),
        )}
      </div>
    </div>
  );
}
