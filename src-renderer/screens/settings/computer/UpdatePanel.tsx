/** Which version runs, what is known of a newer one, and how it comes here. */
import { Button, Group, Text } from '@mantine/core';
import type { UpdateState } from '../../../../src-shared/desktop.ts';
import { Panel } from '../../../components/Panel.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { type Translate, useWords } from '../../../services.tsx';
import form from '../parts/form.module.css';
import type { PartProps } from './part-props.ts';

export function UpdatePanel({ desktop, state: { version, updates } }: PartProps) {
  const { t } = useWords();
  const { run, busy } = useAction();
  const ready = updates.kind === 'ready' || updates.kind === 'waiting';
  return (
    <Panel title={t('desktop.update')}>
      <Text role="status" data-testid="update-state">
        {t('desktop.update.version', { version })} {wordsOf(updates, t)}
      </Text>
      <p className={form.quiet}>{t('desktop.update.body')}</p>
      <Group>
        {ready ? (
          <Button loading={busy} onClick={() => void run(() => desktop.call('desktop.installUpdate', {}))}>
            {t('desktop.update.install')}
          </Button>
        ) : (
          <Button
            variant="default"
            loading={busy || updates.kind === 'checking'}
            onClick={() => void run(() => desktop.call('desktop.checkUpdates', {}))}
          >
            {t('desktop.update.check')}
          </Button>
        )}
        <Button
          variant="default"
          disabled={busy}
          onClick={() => void run(() => desktop.call('desktop.updateFromFile', {}))}
        >
          {t('desktop.update.file')}
        </Button>
      </Group>
    </Panel>
  );
}

function wordsOf(state: UpdateState, t: Translate): string {
  switch (state.kind) {
    case 'failed':
      return t(`desktop.update.failed.${state.reason}`);
    case 'rolledBack':
      return t('desktop.update.state.rolled_back', { from: state.from, to: state.to });
    case 'downloading':
      return t('desktop.update.state.downloading', { version: state.version, percent: state.percent });
    case 'none':
    case 'checking':
      return t(`desktop.update.state.${state.kind}`);
    default:
      return t(`desktop.update.state.${state.kind}`, { version: state.version });
  }
}
