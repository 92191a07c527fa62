/** Many photos at once: chosen, matched to people by their file names, enrolled one after the other. */
import { Button, Group, Modal, SegmentedControl, Text } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { PersonRow } from '../../../../src-shared/contract/office.ts';
import { Page, Panel } from '../../../components/Page.tsx';
import { readPhoto } from '../../../files.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useToday } from '../../../hooks/use-school-clock.ts';
import { useServices, useStation, useWords } from '../../../services.tsx';
import { BackLink } from '../BackLink.tsx';
import { FileDrop } from '../FileDrop.tsx';
import styles from '../people.module.css';
import { hasLeft } from '../table/people-filter.ts';
import { PhotoList } from './PhotoList.tsx';
import { createPhotoRun, type PhotoItem } from './photo-run.ts';
import { RunPanel } from './RunPanel.tsx';

const none: readonly PersonRow[] = [];
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export default function PhotosPage() {
  const { t } = useWords();
  const { client } = useServices();
  const today = useToday();
  const tenantId = useStation((state) => state.status?.homeTenant ?? null);
  const run = useMemo(() => createPhotoRun({ client, read: readPhoto, wait }), [client]);
  const state = useStore(run.store);
  const { data } = useQuery('people.table', {});
  const people = useMemo(() => (data?.people ?? none).filter((person) => !hasLeft(person, today)), [data, today]);
  // Whoever leaves the page stops the rest; what was enrolled stays.
  useEffect(() => () => run.cancel(), [run]);
  const { items, phase } = state;
  const ready = items.filter(({ person }) => person !== null).length;
  const ask = items.find((item) => phase === 'asking' && item.state === 'duplicate');

  return (
    <Page above={<BackLink />} title={t('people.photos.title')}>
      {phase === 'choose' && (
        <FileDrop
          title={t('people.photos.drop')}
          hint={t('people.photos.hint')}
          accept="image/jpeg,image/png,image/webp"
          multiple
          onFiles={(files) => run.add(files, people)}
          testId="photo-files"
        >
          <FolderButton onFiles={(files) => run.add(files, people)} />
        </FileDrop>
      )}
      {phase === 'choose' && items.length > 0 && (
        <Panel testId="photos-start">
          <div className={styles.spread}>
            <div className={styles.text}>
              <strong>{t('people.photos.matched', { count: ready, all: items.length })}</strong>
              <small>{t('people.photos.duplicates.body')}</small>
            </div>
            <SegmentedControl
              aria-label={t('people.photos.duplicates')}
              value={state.onDuplicate}
              onChange={run.setOnDuplicate}
              data={(['ask', 'skip'] as const).map((value) => ({
                value,
                label: t(`people.photos.duplicates.${value}`),
              }))}
            />
            <div className={styles.row}>
              <Button variant="default" onClick={run.reset}>
                {t('people.photos.clear')}
              </Button>
              <Button
                disabled={ready === 0 || tenantId === null}
                onClick={() => tenantId !== null && void run.start(tenantId)}
                data-testid="photos-run"
              >
                {t('people.photos.start', { count: ready })}
              </Button>
            </div>
          </div>
        </Panel>
      )}
      {phase !== 'choose' && <RunPanel state={state} onCancel={run.cancel} onAgain={run.reset} />}
      {items.length > 0 && <PhotoList state={state} people={people} onAssign={run.assign} onRemove={run.remove} />}
      <DuplicateDialog item={ask ?? null} onAnswer={run.answer} onCancel={run.cancel} />
    </Page>
  );
}

/** Browsers choose a folder only through an input that says so. */
function FolderButton({ onFiles }: { onFiles(files: File[]): void }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.setAttribute('webkitdirectory', ''), []);
  return (
    <>
      <Button variant="default" onClick={() => input.current?.click()}>
        {t('people.photos.folder')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        onChange={(event) => onFiles([...(event.currentTarget.files ?? [])])}
        data-testid="photo-folder"
      />
    </>
  );
}

interface Props {
  item: PhotoItem | null;
  onAnswer(enrol: boolean): void;
  onCancel(): void;
}

/** The station takes the face for somebody else's: twins are enrolled, mistaken files are not. */
function DuplicateDialog({ item, onAnswer, onCancel }: Props) {
  const { t } = useWords();
  return (
    <Modal
      opened={item !== null}
      onClose={() => onAnswer(false)}
      title={t('enrol.duplicate.title')}
      padding="xl"
      size={600}
      closeButtonProps={{ 'aria-label': t('office.close') }}
      data-testid="photo-duplicate"
    >
      <Text mb="lg" lh={1.5}>
        {t('people.photos.duplicate.body', {
          file: item?.file.name ?? '',
          name: item?.person?.name ?? '',
          other: item?.known ?? t('enrol.duplicate.someone'),
        })}
      </Text>
      <Group justify="end">
        <Button variant="subtle" onClick={onCancel}>
          {t('people.photos.cancel')}
        </Button>
        <Button variant="default" onClick={() => onAnswer(true)} data-testid="duplicate-enrol">
          {t('enrol.duplicate.keep')}
        </Button>
        <Button onClick={() => onAnswer(false)} data-autofocus data-testid="duplicate-skip">
          {t('people.photos.skip')}
        </Button>
      </Group>
    </Modal>
  );
}
