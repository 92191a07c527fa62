/** The gate after a fault of its screen: it says so, and whoever has a number or a card is recorded all the same. As little of the
 * gate as will do that: what failed may be any part of the rest. */
import { IconAlertTriangle, IconPassword } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import { useReload } from '../../faults/reload.ts';
import { formatTime } from '../../format/school-time.ts';
import { hrefTo } from '../../route.ts';
import { useStation, useWords } from '../../services.tsx';
import { EntryProblem } from './EntryPanel.tsx';
import styles from './GateTrouble.module.css';
import { PinPad } from './PinPad.tsx';
import { useCardEntry } from './use-card-entry.ts';
import { verdictOf } from './use-greeting.ts';
import { useWedge } from './wedge.ts';

/** Milliseconds that a record is told for. */
const toldFor = 6_000;

export function GateTrouble() {
  const { t } = useWords();
  const [typing, setTyping] = useState(false);
  const [recorded, setRecorded] = useState<RecordedPerson | null>(null);
  const entered = (person: RecordedPerson) => {
    setRecorded(person);
    setTyping(false);
  };
  const card = useCardEntry(entered);
  useWedge((text) => {
    setTyping(false);
    card.enter(text);
  });
  const seconds = useReload(typing || recorded !== null);
  useEffect(() => {
    if (!recorded) return;
    const timer = setTimeout(() => setRecorded(null), toldFor);
    return () => clearTimeout(timer);
  }, [recorded]);

  return (
    <main className={styles.page} data-testid="gate-trouble">
      <div className={styles.words} role="alert">
        <IconAlertTriangle className={styles.icon} stroke={2} aria-hidden="true" />
        <h1>{t('gate.trouble.title')}</h1>
        <p>{t('gate.trouble.body')}</p>
      </div>
      {recorded && <Recorded recorded={recorded} />}
      {card.problem && <EntryProblem problem={card.problem} way="card" />}
      <button type="button" className={styles.way} onClick={() => setTyping(true)} data-testid="to-pin">
        <IconPassword stroke={2} aria-hidden="true" />
        {t('gate.use_pin')}
      </button>
      <p className={styles.quiet}>
        {t('gate.trouble.reload', { seconds })} <a href={hrefTo('today')}>{t('gate.office')}</a>
      </p>
      {typing && <PinPad onRecorded={entered} onClose={() => setTyping(false)} />}
    </main>
  );
}

function Recorded({ recorded: { person, arrival } }: { recorded: RecordedPerson }) {
  const { t, language } = useWords();
  const zone = useStation((state) => state.timeZone);
  const time = formatTime(new Date(arrival.at), language, zone);
  const { chip, params, advice } = verdictOf(arrival, time, { hasRules: true });
  return (
    <div className={styles.recorded} role="status" data-testid="trouble-recorded" data-person={person.id}>
      <strong>{t('gate.trouble.recorded', { name: person.name, time })}</strong>
      <p>{t(advice ?? chip, params)}</p>
    </div>
  );
}
