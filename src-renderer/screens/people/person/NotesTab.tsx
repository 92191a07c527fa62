/** What the staff want to remember of somebody. */
import { Button, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useInstant } from '../../../hooks/use-school-clock.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';
import styles from '../people.module.css';

export function NotesTab({ person }: { person: PersonSummary }) {
  const { t } = useWords();
  const instant = useInstant();
  const { client } = useServices();
  const operator = useMay('operator');
  const { busy, run } = useAction();
  const [ask, dialog] = useConfirm();
  const [text, setText] = useState('');
  const { data, error, reload } = useQuery('people.notes', { personId: person.id });

  function add(event: FormEvent): void {
    event.preventDefault();
    if (!text.trim()) return;
    void run(async () => {
      await client.call('people.addNote', { personId: person.id, text });
      setText('');
      await reload();
    });
  }

  const remove = (noteId: number) =>
    ask({
      title: t('people.note.remove.title'),
      body: t('people.note.remove.body'),
      confirm: t('people.note.remove'),
      danger: true,
      action: () =>
        run(async () => {
          await client.call('people.removeNote', { noteId });
          await reload();
        }),
    });

  return (
    <Panel title={t('people.tab.notes')} testId="person-notes">
      {operator && (
        <form className={styles.form} onSubmit={add}>
          <Textarea
            aria-label={t('people.note.text')}
            placeholder={t('people.note.text')}
            value={text}
            maxLength={1000}
            autosize
            minRows={2}
            size="lg"
            onChange={(event) => setText(event.currentTarget.value)}
            data-testid="note-text"
          />
          <div>
            <Button type="submit" loading={busy} disabled={!text.trim()} data-testid="note-add">
              {t('people.note.add')}
            </Button>
          </div>
        </form>
      )}
      {!data && (error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />)}
      {data?.notes.length === 0 && (
        <EmptyNotice title={t('people.note.none.title')} body={t('people.note.none.body')} />
      )}
      <ul className={styles.list}>
        {data?.notes.map((note) => (
          <li key={note.id} className={styles.item} data-testid="note">
            <span className={styles.text}>
              <span style={{ whiteSpace: 'pre-wrap' }}>{note.text}</span>
              <small>
                {instant(note.at)} · {note.author}
              </small>
            </span>
            {operator && (
              <Button
                variant="subtle"
                color="clay"
                size="md"
                aria-label={t('people.note.remove')}
                onClick={() => remove(note.id)}
              >
                <IconTrash size={20} aria-hidden="true" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {dialog}
    </Panel>
  );
}
