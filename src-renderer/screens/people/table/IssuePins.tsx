/** New PINs for the chosen people, shown this once: to print or to save as a list before the dialog closes. */
import { Button, Group, Modal, Progress, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { PersonRow } from '../../../../src-shared/contract/office.ts';
import { csvFile, saveFile } from '../../../files.ts';
import { describeError } from '../../../format/describe-error.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import styles from '../people.module.css';

interface Props {
  opened: boolean;
  people: readonly PersonRow[];
  onClose(): void;
}

interface Issued {
  person: PersonRow;
  pin: string;
}

export function IssuePins({ opened, people, onClose }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const [issued, setIssued] = useState<readonly Issued[]>([]);
  const replaced = people.filter(({ hasPin }) => hasPin).length;
  const finished = issued.length > 0 && !action.busy;

  async function issue(): Promise<void> {
    const { pins } = await client.call('credentials.issuePins', { personIds: people.map(({ id }) => id) });
    const known = new Map(people.map((person) => [person.id, person]));
    setIssued(
      pins.flatMap(({ personId, pin }) => {
        const person = known.get(personId);
        return person ? [{ person, pin }] : [];
      }),
    );
  }

  function close(): void {
    // The PINs hold from the moment that they are made: whoever asked for them must see them.
    if (action.busy) return;
    setIssued([]);
    action.clear();
    onClose();
  }

  function save(): void {
    const head = [
      t('people.field.name'),
      t('people.field.group'),
      t('people.field.nis'),
      t('people.field.number'),
      'PIN',
    ];
    const rows = issued.map(({ person, pin }) => [person.name, person.group, person.nis, person.userId, pin]);
    saveFile(csvFile(`${t('people.pins.file')}.csv`, [head, ...rows]));
  }

  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={false}
      title={t('people.pins.title', { count: people.length })}
      padding="xl"
      size={620}
      closeButtonProps={{ 'aria-label': t('office.close') }}
      data-testid="issue-pins"
    >
      <Stack gap="md">
        <p className={styles.muted}>{t(finished ? 'people.pins.issued' : 'people.pins.body')}</p>
        {replaced > 0 && issued.length === 0 && (
          <p className={styles.note}>{t('people.pins.replaced', { count: replaced })}</p>
        )}
        {action.error !== null && (
          <p className={styles.note} data-tone="alarm" role="alert">
            {describeError(action.error, t)}
          </p>
        )}
        {action.busy && (
          <Progress value={100} animated size="lg" aria-label={t('people.pins.title', { count: people.length })} />
        )}
        {finished && <PinList issued={issued} />}
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {t(finished ? 'office.close' : 'office.cancel')}
          </Button>
          {finished ? (
            <Button leftSection={<IconDownload aria-hidden="true" />} onClick={save} data-testid="pins-save">
              {t('people.pins.save')}
            </Button>
          ) : (
            <Button
              loading={action.busy}
              onClick={() => void action.run(issue, { quiet: true })}
              data-testid="pins-issue"
            >
              {t('people.pins.submit')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function PinList({ issued }: { issued: readonly Issued[] }) {
  return (
    <ul className={styles.list} style={{ maxHeight: 320, overflowY: 'auto' }}>
      {issued.map(({ person, pin }) => (
        <li key={person.id} className={styles.item} style={{ minHeight: 48 }}>
          <span className={styles.text}>
            <strong>{person.name}</strong>
          </span>
          <code style={{ fontSize: 20, fontWeight: 800, letterSpacing: '0.08em' }}>{pin}</code>
        </li>
      ))}
    </ul>
  );
}
