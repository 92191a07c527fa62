/** The paper that each step of an enrolment is on: its head with the steps, the heading, whom it is about, what went wrong. */
import { IconArrowLeft, IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { SettingsPopover } from '../../components/SettingsPopover.tsx';
import { describeError } from '../../format/describe-error.ts';
import { hrefTo, useRoute } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './panel.module.css';
import stepPaperStyles from './StepPaper.module.css';
import type { Known } from './wizard-store.ts';

interface Props {
  title: string;
  children?: ReactNode;
  /** False where a field of the step takes it. */
  focus?: boolean;
}

export function StepHeading({ title, children, focus = true }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { t } = useWords();
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  useEffect(() => {
    document.title = `${title} · ${t('nav.enrol')}`;
  }, [title, t]);
  return (
    <div className={styles.intro}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children && <p>{children}</p>}
    </div>
  );
}

const stepNames = ['person', 'consent', 'capture', 'result'] as const;
type StepName = (typeof stepNames)[number];

/** The way back, this screen's settings, and how far the enrolment has come. */
export function PanelHead({ step }: { step: StepName }) {
  const { t } = useWords();
  const { query } = useRoute();
  const at = stepNames.indexOf(step);
  const first = query.has('first');
  const person = Number(query.get('person'));
  const back = first ? hrefTo('live') : person > 0 ? hrefTo('people', [person]) : hrefTo('people');
  return (
    <header className={stepPaperStyles.head}>
      <div className={stepPaperStyles.row}>
        <a className={stepPaperStyles.back} href={back} data-testid="enrol-leave">
          <IconArrowLeft stroke={2} aria-hidden="true" />
          {t(first ? 'enrol.to_gate' : person > 0 ? 'enrol.to_person' : 'nav.people')}
        </a>
        <SettingsPopover className={stepPaperStyles.settings} />
      </div>
      <ol className={stepPaperStyles.steps} aria-label={t('enrol.progress', { step: at + 1, total: stepNames.length })}>
        {stepNames.map((name, index) => (
          <li key={name} data-done={index <= at} aria-current={index === at ? 'step' : undefined}>
            {t(`enrol.step.${name}`)}
          </li>
        ))}
      </ol>
    </header>
  );
}

/** A step without the camera: one quiet column on paper. The camera stays off until somebody has agreed to it. */
export function Paper({ step, children }: { step: StepName; children: ReactNode }) {
  return (
    <div className={stepPaperStyles.paper}>
      <main className={stepPaperStyles.column} id="main">
        <PanelHead step={step} />
        {children}
      </main>
    </div>
  );
}

/** Whom it is about, and who agreed: in sight on every step after the first. */
export function SubjectLine({ subject }: { subject: Known }) {
  const { t } = useWords();
  const { id, userId, name, group, hasPortrait, consent } = subject;
  return (
    <div className={styles.who}>
      <PersonAvatar personId={id} name={name} hasPortrait={hasPortrait} className={styles.avatar} />
      <div>
        <b>{name}</b>
        <small>{[t('enrol.result.number', { number: userId }), group].filter(Boolean).join(' · ')}</small>
        {consent && (
          <small className={styles.consent}>
            <IconCheck stroke={3} aria-hidden="true" />
            {t(`enrol.agreed.${consent.relation}`, { by: consent.by })}
          </small>
        )}
      </div>
    </div>
  );
}

/** What went wrong on a step, in plain words with the remedy. */
export function Problem({ error }: { error: unknown }) {
  const { t } = useWords();
  if (error === null || error === undefined) return null;
  return (
    <p className={styles.error} role="alert" data-testid="enrol-error">
      {describeError(error, t)}
    </p>
  );
}
