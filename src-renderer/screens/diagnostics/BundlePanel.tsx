/** A file for whoever helps from afar, and plainly what is in it. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Panel } from '../../components/Panel.tsx';
import { saveFile } from '../../hooks/save-file.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useServices, useWords } from '../../services.tsx';
import styles from './BundlePanel.module.css';
import grid from './DiagnosticsScreen.module.css';

export function BundlePanel() {
  const { t } = useWords();
  const { client } = useServices();
  const { run, busy } = useAction();
  return (
    <Panel className={grid.wide} title={t('diagnostics.bundle')} testId="bundle">
      <div className={styles.body}>
        <div className={styles.words}>
          <p>{t('diagnostics.bundle.has')}</p>
          <p>{t('diagnostics.bundle.has_not')}</p>
        </div>
        <Button
          leftSection={<IconDownload size={18} stroke={2} />}
          loading={busy}
          onClick={() =>
            void run(async () => saveFile(await client.call('diagnostics.bundle', {})), {
              done: 'diagnostics.bundle.made',
            })
          }
          data-testid="bundle-download"
        >
          {t('diagnostics.bundle.download')}
        </Button>
      </div>
    </Panel>
  );
}
