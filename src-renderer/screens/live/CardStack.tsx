/** The cards over the lower edge of the picture: one large, or two side by side. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCalendarStar } from '@tabler/icons-react';
import type { MessageKey } from '../../../src-shared/messages/index.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import styles from './CardStack.module.css';
import { GreetingCard } from './GreetingCard.tsx';
import idleWordsStyles from './IdleWords.module.css';
import { NoticeCard } from './NoticeCard.tsx';
import { SetupInvitation } from './SetupInvitation.tsx';
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

/** The record is out again: said plainly, with the way to be recorded all the same. */
function DisownedCard({ onPin }: { onPin(): void }) {
  const { t } = useWords();
  return (
    <div className={styles.slot}>
      <article className={styles.card} data-testid="disowned-card">
        <IconArrowBackUp
          className={[styles.avatar, styles.symbol].join(' ')}
          data-tone="quiet"
          stroke={1.75}
          aria-hidden="true"
        />
        <div className={styles.text}>
          <h1 className={styles.name}>{t('gate.disowned.title')}</h1>
          <p className={styles.advice}>{t('gate.disowned.body')}</p>
        </div>
        <div className={styles.do}>
          <Button color="leaf" onClick={onPin} data-testid="disowned-pin">
            {t('gate.use_pin')}
          </Button>
        </div>
      </article>
    </div>
  );
}

/** What to show, among what this gate reads. */
function invitation({ reads, palms }: GateReading): MessageKey {
  if (reads === 'palm') return 'live.palm.idle';
  return palms ? 'live.both.idle' : 'live.idle';
}

/** While nobody is there: an invitation, and what the school wants everybody to know. */
function IdleWords({ reading }: { reading: GateReading }) {
  const { t } = useWords();
  const { data } = useQuery('settings.get', {}, { on: ['settings.changed'] });
  return (
    <div className={idleWordsStyles.idle}>
      {data?.nextEvent && (
        <p className={idleWordsStyles.event} data-testid="next-event">
          <IconCalendarStar className={idleWordsStyles.icon} stroke={2} aria-hidden="true" />
          {data.nextEvent}
        </p>
      )}
      <p className={idleWordsStyles.invitation} data-testid="invitation">
        {t(invitation(reading))}
      </p>
    </div>
  );
}
