/** Model packs: which one recognises, what each is made of and under which licence, and how a missing file gets here. */
import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { StationError } from '../../../../src-shared/errors.ts';
import { Panel } from '../../../components/Panel.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { describeError } from '../../../format/describe-error.ts';
import { readFile } from '../../../hooks/save-file.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useServices, useStation, useWords } from '../../../services.tsx';
import { CopyLine } from '../controls/CopyLine.tsx';
import form from '../controls/form.module.css';
import { Rows } from '../controls/Rows.tsx';
import { PackRow } from './PackRow.tsx';

/** Bytes that the screens' connection carries in one message; larger files are put into the folder by hand. */
const mostBytes = 10 * 1024 * 1024;

export function PacksPanel() {
  const { t } = useWords();
  const { client } = useServices();
  const { data, error, reload } = useQuery('packs.list', {});
  const { run, busy } = useAction();
  const [problem, setProblem] = useState<string | null>(null);

  async function take(file: File | null): Promise<void> {
    setProblem(null);
    if (!file) return;
    if (file.size > mostBytes) return setProblem(t('settings.packs.too_large'));
    let failure: unknown;
    const done = await run(
      () =>
        readFile(file)
          .then((bytes) => client.call('packs.importFile', { file: bytes }))
          .then(reload)
          .catch((thrown: unknown) => {
            failure = thrown;
            throw thrown;
          }),
      { done: 'settings.packs.imported', quiet: true },
    );
    if (done) return;
    const unknown = failure instanceof StationError && failure.code === 'file_unreadable';
    setProblem(unknown ? t('settings.packs.unknown') : describeError(failure, t));
  }

  return (
    <Panel
      title={t('settings.packs')}
      aside={
        <FileButton onChange={(file) => void take(file)} accept=".onnx" disabled={busy}>
          {(props) => (
            <Button variant="default" leftSection={<IconUpload size={18} stroke={2} />} loading={busy} {...props}>
              {t('settings.packs.import')}
            </Button>
          )}
        </FileButton>
      }
    >
      <p className={form.quiet}>{t('settings.packs.hint')}</p>
      {problem && (
        <p role="alert" className={form.problem}>
          {problem}
        </p>
      )}
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data && (
        <Rows label={t('settings.packs')} testId="packs">
          {data.packs.map((pack) => (
            <PackRow key={pack.id} pack={pack} />
          ))}
        </Rows>
      )}
      <PalmPack />
      <p className={form.quiet}>{t('settings.packs.switch')}</p>
      <CopyLine text={`HADIR_MODEL_PACK=${data?.packs.find((pack) => !pack.active)?.id ?? 'standard'}`} />
    </Panel>
  );
}

function PalmPack() {
  const { t } = useWords();
  const pack = useStation((state) => state.status?.palmPack ?? null);
  const count = useStation((state) => state.status?.palms ?? 0);
  if (!pack) return null;
  return (
    <p className={form.quiet} data-testid="palm-pack">
      {t('settings.packs.palm')}: {t('settings.packs.palm_facts', { title: pack.title, id: pack.id, count })}
    </p>
  );
}
