/** The first person, who finishes the setup: to the guided photos, and from there to the gate, which greets them. */
import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { Chip } from '../../components/Chip.tsx';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { useDraft } from '../../stores/setup-draft.ts';
import type { StepProps } from './StepActions.tsx';
import styles from './setup.module.css';

export function FirstStep({ status }: StepProps) {
  const { t } = useWords();
  const [, keep] = useDraft();
  const finish = () => keep({ open: false });
  const icon = <IconArrowRight size={20} aria-hidden="true" />;
  if (status.enrolled > 0)
    return (
      <div className={styles.form}>
        <Chip tone="good">{t('setup.first.done', { count: status.enrolled })}</Chip>
        <div className={styles.actions}>
          <Button component="a" variant="default" href={hrefTo('today')} onClick={finish}>
            {t('setup.first.office')}
          </Button>
          <Button component="a" href={hrefTo('live')} onClick={finish} rightSection={icon} data-testid="setup-to-gate">
            {t('setup.first.gate')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={styles.form}>
      <ol className={styles.ways}>
        <li>{t('setup.first.one')}</li>
        <li>{t('setup.first.two')}</li>
        <li>{t('setup.first.three')}</li>
      </ol>
      <div className={styles.actions}>
        <Button component="a" variant="default" href={hrefTo('today')} onClick={finish} data-testid="setup-later">
          {t('setup.first.later')}
        </Button>
        <Button
          component="a"
          href={hrefTo('enrol', [], { first: '1' })}
          onClick={finish}
          className={styles.next}
          rightSection={icon}
          data-testid="setup-enrol"
        >
          {t('setup.first.start')}
        </Button>
      </div>
    </div>
  );
}
