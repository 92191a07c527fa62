/** What is wrong at this moment, over the picture: the station's own state first, then what a frame or a card met with. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import type { ErrorCode } from '../../../src-shared/errors.ts';
import { StationNotice } from '../../components/StationNotice.tsx';
import { stationNotice } from '../../components/station-mood.ts';
import { hrefTo } from '../../route.ts';
import { useStation, useWords } from '../../services.tsx';
import { EntryProblem } from './EntryProblem.tsx';
import styles from './GateNotice.module.css';
import type { PinProblem } from './pin-state.ts';

export function GateNotice({ problem, card }: { problem: ErrorCode | null; card: PinProblem | null }) {
  const { t } = useWords();
  const ofStation = useStation((state) => stationNotice(state) !== null);
  if (card) return <div className={styles.notice}>{<EntryProblem problem={card} way="card" />}</div>;
  if (ofStation || !problem) return <StationNotice />;
  const signIn = problem === 'unauthorised';
  const Icon = signIn ? IconLock : IconAlertTriangle;
  return (
    <div className={styles.notice} role="status" data-testid="gate-problem" data-code={problem}>
      <Icon className={styles.icon} stroke={2} aria-hidden="true" />
      <div className={styles.words}>
        <strong>{t(signIn ? 'gate.sign_in.title' : 'gate.problem.title')}</strong>
        <p>{signIn ? t('gate.sign_in.body') : t(`error.${problem}`)}</p>
      </div>
      {signIn && (
        <Button component="a" href={hrefTo('today')} color="leaf">
          {t('sign_in.submit')}
        </Button>
      )}
    </div>
  );
}
