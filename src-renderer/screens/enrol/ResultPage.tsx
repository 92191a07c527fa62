/** It worked: who is enrolled now, with what, and what next. */
import { Button } from '@mantine/core';
import { IconDoorEnter, IconHandStop, IconId, IconUser, IconUserPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { PalmSide } from '../../../src-shared/palm.ts';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { saveFile } from '../../files.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useSchoolClock } from '../../hooks/use-school-clock.ts';
import { hrefTo, useRoute } from '../../route.ts';
import { type Translate, useServices, useWords } from '../../services.tsx';
import { nextOfClass } from './find-people.ts';
import { ResultFacts } from './ResultFacts.tsx';
import styles from './ResultPage.module.css';
import { Problem } from './StepPaper.tsx';
import type { Shots } from './use-shot-thumbnails.ts';
import type { Enrolled, Wizard } from './wizard-store.ts';

interface Props {
  result: Enrolled;
  shots: Shots;
  wizard: Wizard;
  onNext: () => void;
}

export function ResultPage({ result, shots, wizard, onNext }: Props) {
  const { t, language } = useWords();
  const { client } = useServices();
  const { query } = useRoute();
  const { busy, run } = useAction();
  const error = useStore(wizard.store, (state) => state.error);
  const { data } = useQuery('people.table', {}, { on: ['people.changed'] });
  const { today } = useSchoolClock();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { person } = result.enrolment;
  const { next, left } = nextOfClass(data?.people ?? [], person, today ?? '');
  const first = query.has('first');

  function enrolNextOfClass(): void {
    shots.clear();
    if (next) void wizard.choose(next);
  }

  const printCard = () =>
    run(async () => saveFile(await client.call('credentials.cardSheet', { personIds: [person.id], language })), {
      done: 'enrol.card.saved',
    });

  return (
    <main className={styles.page} id="main" data-testid="enrol-result">
      <div className={styles.card}>
        <PersonAvatar
          personId={person.id}
          name={person.name}
          hasPortrait={person.hasPortrait}
          className={styles.portrait}
        />
        <div>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {titleOf(result, t)}
          </h1>
          <p className={styles.sub}>
            {[t('enrol.result.number', { number: person.userId }), person.group].filter(Boolean).join(' · ')}
          </p>
        </div>
        <ResultFacts result={result} thumbnails={shots.thumbnails} />
        <Problem error={error} />
        <div className={styles.actions}>
          {first && (
            <Button
              component="a"
              href={hrefTo('live')}
              leftSection={<IconDoorEnter aria-hidden="true" />}
              data-testid="enrol-to-gate"
            >
              {t('enrol.result.open_gate')}
            </Button>
          )}
          {next && (
            <Button
              variant={first ? 'default' : 'filled'}
              leftSection={<IconUserPlus aria-hidden="true" />}
              onClick={enrolNextOfClass}
              data-testid="enrol-next-of-class"
            >
              {t('enrol.result.next_of', { group: person.group, name: next.name })}
            </Button>
          )}
          <Button
            variant={first || next ? 'default' : 'filled'}
            leftSection={<IconUserPlus aria-hidden="true" />}
            onClick={onNext}
            data-testid="enrol-next"
          >
            {t('enrol.next')}
          </Button>
          {result.take === 'palm' && <OtherHand side={result.enrolment.side} wizard={wizard} />}
        </div>
        {next && <p className={styles.note}>{t('enrol.result.left', { count: left, group: person.group })}</p>}
        <div className={styles.quiet}>
          <Button
            variant="subtle"
            loading={busy}
            leftSection={<IconId aria-hidden="true" />}
            onClick={() => void printCard()}
            data-testid="enrol-print-card"
          >
            {t('enrol.card.print')}
          </Button>
          <Button
            component="a"
            variant="subtle"
            href={hrefTo('people', [person.id])}
            leftSection={<IconUser aria-hidden="true" />}
            data-testid="enrol-to-person"
          >
            {t('enrol.to_person')}
          </Button>
          {!first && (
            <Button
              component="a"
              variant="subtle"
              href={hrefTo('live')}
              leftSection={<IconDoorEnter aria-hidden="true" />}
              data-testid="enrol-to-gate"
            >
              {t('enrol.to_gate')}
            </Button>
          )}
        </div>
      </div>
    </main>
  );
}

function titleOf(result: Enrolled, t: Translate): string {
  const { name } = result.enrolment.person;
  if (result.take === 'face') return t('enrol.result.title', { name });
  return t('enrol.palm.result.title', { name, hand: t(`palm.hand.${result.enrolment.side}`) });
}

/** A plaster on the one hand is no day without the other. */
function OtherHand({ side, wizard }: { side: PalmSide; wizard: Wizard }) {
  const { t } = useWords();
  const other = side === 'left' ? 'right' : 'left';
  return (
    <Button
      variant="default"
      leftSection={<IconHandStop aria-hidden="true" />}
      onClick={() => wizard.take('palm', other)}
      data-testid="enrol-other-hand"
    >
      {t(`enrol.palm.other.${other}`)}
    </Button>
  );
}
