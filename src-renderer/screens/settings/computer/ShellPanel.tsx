/** Windows and the end of the program, for who sits at this computer; and what is wrong with its ports. */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { DesktopClient, DesktopState, UpdateState } from '../../../../src-shared/desktop.ts';
import { Panel } from '../../../components/Page.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { LeaveDialog } from '../../../desktop/LeaveDialog.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { go } from '../../../route.ts';
import { type Translate, useWords } from '../../../services.tsx';
import form from '../controls/form.module.css';

export function ShellPanel({ desktop, state }: PartProps) {
  const { t } = useWords();
  const { run, busy } = useAction();
  const [leaving, setLeaving] = useState<'exit' | 'quit' | null>(null);
  const [ask, dialog] = useConfirm();
  const openOffice = () =>
    run(async () => {
      const { opened } = await desktop.call('desktop.openOffice', {});
      if (opened === 'here') go('today');
    });
  const quit = () => {
    if (state.kiosk) return setLeaving('quit');
    ask({
      title: t('desktop.ask.quit.title'),
      body: t('desktop.ask.quit.body'),
      confirm: t('desktop.ask.quit.submit'),
      danger: true,
      action: () => run(() => desktop.call('desktop.quit', {})),
    });
  };
  return (
    <Panel title={t('desktop.now')}>
      {state.problems.map((problem) => (
        <Text key={problem}>{t('desktop.problem', { problem })}</Text>
      ))}
      <Group>
        <Button variant="default" disabled={busy} onClick={() => void openOffice()}>
          {t('desktop.tray.office')}
        </Button>
        {state.kiosk && (
          <Button variant="default" onClick={() => setLeaving('exit')}>
            {t('desktop.ask.exit.submit')}
          </Button>
        )}
        {!state.kiosk && state.settings.kiosk && (
          <Button
            variant="default"
            disabled={busy}
            onClick={() => void run(() => desktop.call('desktop.enterKiosk', {}))}
          >
            {t('desktop.tray.lock')}
          </Button>
        )}
        <Button variant="default" disabled={busy} onClick={quit} data-testid="desktop-quit">
          {t('desktop.ask.quit.submit')}
        </Button>
      </Group>
      {dialog}
      {leaving && <LeaveDialog desktop={desktop} what={leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  );
}

/** Which version runs, what is known of a newer one, and how it comes here. */
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

/** What each panel about this computer gets. */
export interface PartProps {
  desktop: DesktopClient;
  state: DesktopState;
}
