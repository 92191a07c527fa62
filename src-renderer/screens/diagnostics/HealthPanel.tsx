/** What is fine, what needs somebody, and the way to where it is mended. */
import { Button } from '@mantine/core';
import type { Diagnostics } from '../../../src-shared/contract/office.ts';
import { Chip, ToneIcon } from '../../components/Chip.tsx';
import { Panel } from '../../components/Page.tsx';
import { useConfirm } from '../../components/use-confirm.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { hrefTo } from '../../route.ts';
import { useMay, useServices, useStation, useWords } from '../../services.tsx';
import grid from './DiagnosticsScreen.module.css';
import styles from './HealthPanel.module.css';
import { type HealthCheck, healthOf } from './health.ts';

export function HealthPanel({ diagnostics, onChanged }: { diagnostics: Diagnostics; onChanged(): Promise<void> }) {
  const { t } = useWords();
  const mayAdminister = useMay('administrator');
  const status = useStation((state) => state.status);
  const ahead = useStation((state) => state.clockAheadMs);
  const outbox = useQuery('outbox.status', {}, { on: ['outbox'] }).data;
  const backups = useQuery('backups.list', {}, { enabled: mayAdminister }).data;
  const backup = backups && { newest: backups.backups[0]?.at ?? null };
  const checks = healthOf({ status, diagnostics, outbox, backup, now: new Date(Date.now() + ahead) });
  const wanting = checks.filter(({ tone }) => tone === 'alarm' || tone === 'warn').length;
  return (
    <Panel
      className={grid.wide}
      testId="health"
      title={t('diagnostics.health')}
      aside={
        wanting === 0 ? (
          <Chip tone="good">{t('diagnostics.all_good')}</Chip>
        ) : (
          <Chip tone="warn">{t('diagnostics.wanting', { count: wanting })}</Chip>
        )
      }
    >
      <ul className={styles.checks}>
        {checks.map((check) => (
          <Check key={check.id} check={check} mayAdminister={mayAdminister} onChanged={onChanged} />
        ))}
      </ul>
    </Panel>
  );
}

interface CheckProps {
  check: HealthCheck;
  mayAdminister: boolean;
  onChanged(): Promise<void>;
}

function Check({ check: { id, tone, says, params, link }, mayAdminister, onChanged }: CheckProps) {
  const { t } = useWords();
  return (
    <li className={styles.check} data-tone={tone} data-testid={`health-${id}`} data-says={says}>
      <ToneIcon tone={tone} className={styles.icon} />
      <div className={styles.words}>
        <strong>{t(`diagnostics.check.${id}`)}</strong>
        <span>{t(`diagnostics.health.${says}`, params)}</span>
      </div>
      {link && mayAdminister && (
        <Button component="a" variant="default" href={hrefTo(link.screen, link.path)}>
          {t('diagnostics.open')}
        </Button>
      )}
      {says === 'clock_behind' && mayAdminister && <TrustClock onChanged={onChanged} />}
    </li>
  );
}

function TrustClock({ onChanged }: { onChanged(): Promise<void> }) {
  const { t } = useWords();
  const { client } = useServices();
  const { run, busy } = useAction();
  const [ask, dialog] = useConfirm();
  const trust = (): Promise<boolean> =>
    run(() => client.call('clock.trust', {}).then(onChanged), { done: 'diagnostics.clock.trusted' });
  return (
    <>
      <Button
        variant="default"
        loading={busy}
        onClick={() =>
          ask({
            title: t('diagnostics.clock.trust'),
            body: t('diagnostics.clock.trust.body'),
            confirm: t('diagnostics.clock.trust'),
            action: trust,
          })
        }
      >
        {t('diagnostics.clock.trust')}
      </Button>
      {dialog}
    </>
  );
}
