/** The numbers behind a decision, for whoever wants to check it: folded away until asked for. */
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import type { Language, MessageKey } from '../../../src-shared/messages/index.ts';
import { useWords } from '../../services.tsx';
import styles from './EventDrawer.module.css';

export function Figures({ event }: { event: LoggedDecision }) {
  const { t, language } = useWords();
  const number = numbers(language);
  const { standing } = event;
  const rows: [MessageKey, string][] = [
    ['events.figure.modality', t(`method.${event.modality}`)],
    ['events.figure.similarity', number(event.similarity)],
    ['events.figure.runner_up', number(event.runnerUp)],
    ['events.figure.margin', number(event.margin)],
    ['events.figure.least_margin', number(standing?.leastMargin ?? null)],
    ['events.figure.score', number(standing?.score ?? null)],
    ['events.figure.line', number(standing?.line ?? null)],
    ['events.figure.distance', number(event.distance)],
    ['events.figure.liveness', `${number(event.liveness)} (${t(`events.liveness.${event.livenessMode}`)})`],
    ['events.figure.quality', number(event.quality)],
    ['events.figure.looks', number(event.sightings, 0)],
    ['events.figure.people', number(event.people, 0)],
    ['events.figure.pack', event.packId],
    ['events.figure.policy', event.policy],
    ['events.figure.number', String(event.id)],
  ];
  return (
    <details className={`${styles.card} ${styles.figures}`} data-testid="event-figures">
      <summary>{t('events.figures')}</summary>
      <dl>
        {rows.map(([key, value]) => (
          <Row key={key} label={t(key)} value={value} />
        ))}
      </dl>
    </details>
  );
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Four decimals, as the documented APIs show them. */
function numbers(language: Language): (value: number | null, decimals?: number) => string {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  return (value, decimals = 4) =>
    value === null
      ? '–'
      : new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
          value,
        );
}
