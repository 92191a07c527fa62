/** Somebody was recognised: their greeting, what the record means for their day, and the way to say that it was not them. */
import { useEffect, useRef, useState } from 'react';
import type { GatePerson } from '../../../src-shared/domain.ts';
import { Chip } from '../../components/Chip.tsx';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useServices, useWords } from '../../services.tsx';
import styles from './CardStack.module.css';
import { disownableUntil, disownWithin, type LiveCard } from './cards.ts';
import greetingCardStyles from './GreetingCard.module.css';
import type { Greeting } from './use-greeting.ts';

interface Props {
  card: LiveCard;
  person: GatePerson;
  greeting: Greeting;
  onDisowned(): void;
}

export function GreetingCard({ card, person, greeting, onDisowned }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const { title, time, verdict } = greeting;
  const until = disownableUntil(card);

  async function disown(): Promise<void> {
    const recordId = card.arrival?.recordId;
    if (recordId === undefined) return;
    if (await run(() => client.call('attendance.disown', { recordId }))) onDisowned();
  }

  return (
    <div className={styles.slot}>
      {until !== null && <NotMeButton until={until} within={disownWithin} busy={busy} onPress={disown} />}
      <article
        className={styles.card}
        data-testid="greeting-card"
        data-person={person.id}
        data-repeated={card.repeated}
        data-reading={card.arrival?.reading}
      >
        <PersonAvatar
          personId={person.id}
          name={person.name}
          hasPortrait={person.hasPortrait}
          className={styles.avatar}
        />
        <div className={styles.text}>
          <h1 className={styles.name} data-testid="greeting-name">
            {title}
          </h1>
          <p className={styles.sub} data-testid="greeting-detail">
            {person.group ? `${person.name} · ${t('live.class', { group: person.group })}` : person.name}
          </p>
        </div>
        <div className={styles.when}>
          <time className={styles.time}>{time}</time>
          <Chip tone={verdict.tone} className={styles.chip}>
            <span data-testid="greeting-status">{t(verdict.chip, verdict.params)}</span>
          </Chip>
        </div>
        {(verdict.advice || card.warned) && (
          <p className={styles.foot} data-tone={verdict.advice ? 'warn' : 'quiet'}>
            {t(verdict.advice ?? 'gate.checked')}
          </p>
        )}
      </article>
    </div>
  );
}

interface NotMeButtonProps {
  /** Monotonic milliseconds until which it is offered, and how long that was at first. */
  until: number;
  within: number;
  busy: boolean;
  onPress(): void;
}

/** "Not me": one tap while the record may still be taken back; the ring says for how long. */
function NotMeButton({ until, within, busy, onPress }: NotMeButtonProps) {
  const { t } = useWords();
  const [gone, setGone] = useState(() => performance.now() >= until);
  const left = useRef(until - performance.now());
  useEffect(() => {
    const timer = setTimeout(() => setGone(true), until - performance.now());
    return () => clearTimeout(timer);
  }, [until]);
  if (gone) return null;
  return (
    <button type="button" className={greetingCardStyles.button} onClick={onPress} disabled={busy} data-testid="not-me">
      <svg className={greetingCardStyles.ring} viewBox="0 0 24 24" aria-hidden="true">
        <circle className={greetingCardStyles.rail} cx="12" cy="12" r="9" />
        <circle
          className={greetingCardStyles.left}
          cx="12"
          cy="12"
          r="9"
          pathLength="1"
          style={{ animationDuration: `${within}ms`, animationDelay: `${left.current - within}ms` }}
        />
      </svg>
      {t('gate.not_me')}
    </button>
  );
}
