/** Model packs: which one recognises, what each is made of and under which licence, and how a missing file gets here. */
import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { PackSummary } from '../../../../src-shared/domain.ts';
import { StationError } from '../../../../src-shared/errors.ts';
import { Chip } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { readFile } from '../../../files.ts';
import { describeError } from '../../../format/describe-error.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useServices, useStation, useWords } from '../../../services.tsx';
import { CopyLine } from '../controls/CopyLine.tsx';
import form from '../controls/form.module.css';
import { Row, Rows } from '../controls/Rows.tsx';
import styles from './PacksPanel.module.css';

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

const tasks = {
  detector: 'detector',
  landmarks: 'landmarks',
  embedder: 'embedder',
  liveness: 'liveness',
  handLandmarks: 'hand',
} as const;

/** One model pack: is it the one at work, is it whole, and the source and licence of each of its files. */
function PackRow({ pack }: { pack: PackSummary }) {
  const { t } = useWords();
  const { id, title, dimension, active, complete, files } = pack;
  const missing = files.filter(({ present }) => !present).length;
  return (
    <Row
      testId={`pack-${id}`}
      title={title}
      chips={
        <>
          {active && <Chip tone="good">{t('settings.packs.active')}</Chip>}
          {!active && complete && <Chip tone="info">{t('settings.packs.complete')}</Chip>}
          {!complete && <Chip tone="quiet">{t('settings.packs.missing', { count: missing })}</Chip>}
        </>
      }
      detail={t('settings.packs.facts', { id, dimension, count: files.length })}
    >
      <details className={styles.files} open={!complete && active}>
        <summary>{t('settings.packs.files')}</summary>
        <ul>
          {files.map((file) => (
            <li key={file.file + file.task}>
              <div className={styles.head}>
                <strong>{t(`settings.packs.task.${tasks[file.task as keyof typeof tasks] ?? 'embedder'}`)}</strong>
                <Chip tone={file.present ? 'good' : 'warn'} className={styles.chip}>
                  {file.present ? t('settings.packs.present') : t('settings.packs.absent')}
                </Chip>
              </div>
              <span>
                {file.file} · {t('settings.packs.licence', { licence: file.licence })}
              </span>
              <span>{file.source}</span>
            </li>
          ))}
        </ul>
      </details>
    </Row>
  );
}
