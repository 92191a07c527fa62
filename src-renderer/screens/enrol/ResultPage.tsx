/** It worked: who is enrolled now, with what, and what next. */
import { Button } from '@mantine/core';
import { IconDoorEnter, IconId, IconUser, IconUserPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { EnrolmentResult } from '../../../src-shared/contract.ts';
import { shotKinds } from '../../../src-shared/domain.ts';
import { Chip } from '../../components/Chip.tsx';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { saveFile } from '../../hooks/save-file.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useSchoolClock } from '../../hooks/use-school-clock.ts';
import { hrefTo, useRoute } from '../../route.ts';
import { usePreference, useServices, useWords } from '../../services.tsx';
import { nextOfClass } from './find-people.ts';
import { qualityWord } from './meters.ts';
import { Problem } from './Problem.tsx';
import styles from './ResultPage.module.css';
import type { Shots } from './use-shot-thumbnails.ts';
import type { Wizard } from './wizard-store.ts';

interface Props {
  result: EnrolmentResult;
  shots: Shots;
  wizard: Wizard;
  onNext: () => void;
}

export function ResultPage({ result, shots, wizard, onNext }: Props) {
  const { t, language } = useWords();
  const { client } = useServices();
  const { query } = useRoute();
  const [mirror] = usePreference('mirror');
  const { busy, run } = useAction();
  const error = useStore(wizard.store, (state) => state.error);
  const { data } = useQuery('people.table', {}, { on: ['people.changed'] });
  const { today } = useSchoolClock();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { person, stored, replaced, template } = result;
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
            {t('enrol.result.title', { name: person.name })}
          </h1>
          <p className={styles.sub}>
            {[t('enrol.result.number', { number: person.userId }), person.group].filter(Boolean).join(' · ')}
          </p>
        </div>
        <ul className={styles.shots} aria-label={t('enrol.shots')}>
          {shotKinds.map(
            (kind) =>
              shots.thumbnails[kind] && (
                <li key={kind}>
                  <img src={shots.thumbnails[kind]} data-mirror={mirror} alt={t(`shot.${kind}`)} />
                </li>
              ),
          )}
        </ul>
        <div className={styles.chips}>
          <Chip tone="good" className={styles.chip}>
            {t('enrol.result.stored', { count: stored })}
          </Chip>
          <Chip tone={template.quality >= 0.4 ? 'good' : 'warn'} className={styles.chip}>
            {t('enrol.result.quality', { word: t(qualityWord(template.quality)) })}
          </Chip>
        </div>
        <Problem error={error} />
        {replaced && <p className={styles.note}>{t('enrol.result.replaced')}</p>}
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
