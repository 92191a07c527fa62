/** Windows and the end of the program, for who sits at this computer; and what is wrong with its ports. */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../../../components/Panel.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { LeaveDialog } from '../../../desktop/LeaveDialog.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { go } from '../../../route.ts';
import { useWords } from '../../../services.tsx';
import type { PartProps } from './part-props.ts';

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
