/** It worked: who is enrolled now, and what next. */
import { Button } from '@mantine/core';
import { IconDoorEnter, IconUserPlus } from '@tabler/icons-react';
import type { EnrolmentResult } from '../../../src-shared/contract.ts';
import { Chip } from '../../components/Chip.tsx';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './ResultPage.module.css';

export function ResultPage({ result, onNext }: { result: EnrolmentResult; onNext: () => void }) {
  const { t } = useWords();
  const { person, stored, replaced } = result;
  return (
    <main className={styles.page} data-testid="enrol-result">
      <div className={styles.card}>
        <PersonAvatar
          personId={person.id}
          name={person.name}
          hasPortrait={person.hasPortrait}
          className={styles.portrait}
        />
        <div role="status">
          <h1 className={styles.title}>{t('enrol.result.title', { name: person.name })}</h1>
          <p className={styles.sub}>
            {[t('enrol.result.number', { number: person.userId }), person.group].filter(Boolean).join(' · ')}
          </p>
        </div>
        <Chip tone="good" className={styles.chip}>
          {t('enrol.result.stored', { count: stored })}
        </Chip>
        {replaced && <p className={styles.note}>{t('enrol.result.replaced')}</p>}
        <div className={styles.actions}>
          <Button
            component="a"
            href={hrefTo('live')}
            variant="default"
            leftSection={<IconDoorEnter aria-hidden="true" />}
            data-testid="enrol-to-gate"
          >
            {t('enrol.back')}
          </Button>
          <Button autoFocus leftSection={<IconUserPlus aria-hidden="true" />} onClick={onNext} data-testid="enrol-next">
            {t('enrol.next')}
          </Button>
        </div>
      </div>
    </main>
  );
}
