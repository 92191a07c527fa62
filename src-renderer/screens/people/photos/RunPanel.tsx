/** How far it is, the way to stop it, and in the end the list to keep. */
import { Button, Progress } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Panel } from '../../../components/Page.tsx';
import { csvFile, saveFile } from '../../../files.ts';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { type PhotoRunState, reasonOf } from './photo-run.ts';

interface Props {
  state: PhotoRunState;
  onCancel(): void;
  onAgain(): void;
}

export function RunPanel({ state: { items, phase }, onCancel, onAgain }: Props) {
  const { t } = useWords();
  const over = items.filter(({ state }) => state !== 'waiting' && state !== 'sending').length;
  const done = items.filter(({ state }) => state === 'done').length;
  const finished = phase === 'done';

  function save(): void {
    const head = (['file', 'person', 'result', 'reason'] as const).map((key) => t(`people.photos.column.${key}`));
    const rows = items.map((item) => [
      item.file.name,
      item.person?.name ?? '',
      t(`people.photo.${item.state}`),
      reasonOf(item, t),
    ]);
    saveFile(csvFile(`${t('people.photos.file')}.csv`, [head, ...rows]));
  }

  return (
    <Panel testId="photos-progress">
      <div className={styles.spread}>
        <strong role="status" data-testid="photos-status" data-phase={phase}>
          {finished
            ? t('people.photos.finished', { count: done, all: items.length })
            : t('people.photos.progress', { count: over, all: items.length })}
        </strong>
        <span className={styles.row}>
          {finished ? (
            <>
              <Button variant="default" leftSection={<IconDownload aria-hidden="true" />} onClick={save}>
                {t('people.problems.save')}
              </Button>
              <Button onClick={onAgain}>{t('people.photos.again')}</Button>
            </>
          ) : (
            <Button variant="default" onClick={onCancel} data-testid="photos-cancel">
              {t('people.photos.cancel')}
            </Button>
          )}
        </span>
      </div>
      {!finished && (
        <Progress
          value={(over / items.length) * 100}
          size="lg"
          aria-label={t('people.photos.progress', { count: over, all: items.length })}
        />
      )}
    </Panel>
  );
}
