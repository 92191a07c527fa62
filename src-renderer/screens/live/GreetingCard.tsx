/** Somebody was recognised: their greeting, and that the arrival is recorded. */
import type { GatePerson } from '../../../src-shared/domain.ts';
import { Chip } from '../../components/Chip.tsx';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { greetingKey } from '../../format/greeting.ts';
import { callName } from '../../format/names.ts';
import { formatTime } from '../../format/time.ts';
import { useWords } from '../../services.tsx';
import styles from './CardStack.module.css';
import type { LiveCard } from './cards.ts';

export function GreetingCard({ card, person }: { card: LiveCard; person: GatePerson }) {
  const { t, language } = useWords();
  const at = new Date(card.at);
  return (
    <article className={styles.card} data-testid="greeting-card" data-person={person.id} data-repeated={card.repeated}>
      <PersonAvatar
        personId={person.id}
        name={person.name}
        hasPortrait={person.hasPortrait}
        className={styles.avatar}
      />
      <div className={styles.text}>
        <h1 className={styles.name} data-testid="greeting-name">
          {t(greetingKey(at, language), { name: callName(person.name) })}
        </h1>
        <p className={styles.sub} data-clip="true" data-testid="greeting-detail">
          {person.group ? `${person.name} · ${t('live.class', { group: person.group })}` : person.name}
        </p>
      </div>
      <div className={styles.when}>
        <time className={styles.time}>{formatTime(at, language)}</time>
        {card.repeated ? (
          <Chip tone="info" className={styles.chip}>
            {card.recordedAt
              ? t('live.again.at', { time: formatTime(new Date(card.recordedAt), language) })
              : t('live.again')}
          </Chip>
        ) : (
          <Chip tone={card.warned ? 'warn' : 'good'} className={styles.chip}>
            {t(card.warned ? 'live.recorded.warned' : 'live.recorded')}
          </Chip>
        )}
      </div>
    </article>
  );
}
