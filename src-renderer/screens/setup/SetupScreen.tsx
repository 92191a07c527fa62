/** Setting a new station up, in five steps: the school, its administrator, the camera, the hours, and the first person. Each
 * step keeps what it was told at once, so that one may leave and come back. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { mayAct } from '../../../src-shared/roles.ts';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import { go, useRoute } from '../../route.ts';
import { useServices, useWords } from '../../services.tsx';
import { useDraft } from '../../stores/setup-draft.ts';
import { AdministratorStep } from './AdministratorStep.tsx';
import { CameraStep } from './CameraStep.tsx';
import { FirstStep } from './FirstStep.tsx';
import { HoursStep } from './HoursStep.tsx';
import { PaperScreen } from './PaperScreen.tsx';
import { SchoolStep } from './SchoolStep.tsx';
import { SignInScreen } from './SignInScreen.tsx';
import styles from './setup.module.css';
import { type Step, stepAfter, stepAt, stepBefore, steps, stepToDo } from './steps.ts';

const contents = {
  school: SchoolStep,
  administrator: AdministratorStep,
  camera: CameraStep,
  hours: HoursStep,
  first: FirstStep,
} satisfies Record<Step, unknown>;

const wide: ReadonlySet<Step> = new Set(['school', 'administrator', 'camera', 'hours']);

export default function SetupScreen() {
  const { t } = useWords();
  const { session } = useServices();
  const { path } = useRoute();
  const [draft] = useDraft();
  const phase = useStore(session.store, (state) => state.phase);
  const role = useStore(session.store, (state) => state.staff?.role ?? 'viewer');
  const { data: status, error, reload } = useQuery('setup.status', {}, { on: ['calendar.changed', 'people.changed'] });
  useEffect(() => {
    document.title = `${t('setup.title')} · Hadir`;
  }, [t]);

  if (!status)
    return (
      <PaperScreen>
        {error ? <ErrorNotice error={error} onRetry={() => void reload()} /> : <LoadingNotice />}
      </PaperScreen>
    );
  if (!status.needed && phase === 'checking') return <LoadingNotice />;
  if (!status.needed && phase === 'out') return <SignInScreen />;
  if (!status.needed && !mayAct(role, 'administrator')) return <OnlyAdministrators />;

  const toDo = stepToDo(status, draft);
  const step = stepAt(path, toDo);
  const Content = contents[step];
  const before = stepBefore(step);
  return (
    <PaperScreen wide={wide.has(step)}>
      <StepHead step={step} />
      <Content
        key={step}
        status={status}
        onDone={async () => {
          await reload();
          go('setup', [stepAfter(step)]);
        }}
        onBack={before && (() => go('setup', [before]))}
      />
    </PaperScreen>
  );
}

function OnlyAdministrators() {
  const { t } = useWords();
  return (
    <PaperScreen>
      <h1>{t('setup.forbidden.title')}</h1>
      <p>{t('setup.forbidden.body')}</p>
      <Button component="a" href="#/today">
        {t('setup.forbidden.leave')}
      </Button>
    </PaperScreen>
  );
}

/** How far the setup has come, what this step is about, and why. */
function StepHead({ step }: { step: Step }) {
  const { t } = useWords();
  const number = steps.indexOf(step) + 1;
  const progress = t('setup.progress', { step: number, total: steps.length });
  return (
    <header className={styles.head}>
      <div className={styles.progress}>
        <span>{progress}</span>
        <div className={styles.bars} aria-hidden="true">
          {steps.map((each, i) => (
            <i key={each} data-done={i < number} />
          ))}
        </div>
      </div>
      <h1 data-testid={`setup-${step}`}>{t(`setup.${step}.title`)}</h1>
      <p className={styles.sub}>{t(`setup.${step}.body`)}</p>
    </header>
  );
}
