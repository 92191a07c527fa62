/** A new request, as a family brings it to the desk: who, why, which days, the letter. */
import { ActionIcon, Button, FileButton, Group, Modal, SegmentedControl, Stack, Switch, Textarea } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { type LeaveKind, leaveKinds } from '../../../src-shared/contract/attendance.ts';
import type { LeaveRequest } from '../../../src-shared/contract/leave.ts';
import type { MessageKey } from '../../../src-shared/messages/index.ts';
import { PersonPicker, type Picked } from '../../components/PersonPicker.tsx';
import { readFile } from '../../files.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useServices, useWords } from '../../services.tsx';
import { letterName, letterProblem, letterTypes } from './letter-file.ts';
import { RangeField } from './RangeField.tsx';
import styles from './RequestDialog.module.css';

interface Props {
  opened: boolean;
  onClose(): void;
  /** The school's day; the days begin with it. */
  today: string | null;
  onMade(request: LeaveRequest): void;
}

export function RequestDialog({ opened, onClose, today, onMade }: Props) {
  const { t } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('leave.new')}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      <RequestForm today={today ?? ''} onClose={onClose} onMade={onMade} />
    </Modal>
  );
}

function RequestForm({ today, onClose, onMade }: Omit<Props, 'opened' | 'today'> & { today: string }) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const [person, setPerson] = useState<Picked | null>(null);
  const [kind, setKind] = useState<LeaveKind>('sick');
  const [days, setDays] = useState({ from: today, to: today });
  const [note, setNote] = useState('');
  const [letter, setLetter] = useState<File | null>(null);
  const [approve, setApprove] = useState(true);
  const [tried, setTried] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!person || !days.from) return;
    let made: LeaveRequest | null = null;
    const done = await run(
      async () => {
        const attachment = letter && { name: letterName(letter.name), bytes: await readFile(letter) };
        const personId = person.id;
        made = await client.call('leave.request', { personId, kind, ...days, note: note.trim(), attachment, approve });
      },
      { done: approve ? 'leave.done.approved' : 'leave.done.requested', params: { name: person.name } },
    );
    if (!done || !made) return;
    onClose();
    onMade(made);
  }

  return (
    <form onSubmit={submit} noValidate data-testid="request-form">
      <Stack gap="md">
        <PersonPicker
          value={person}
          onChange={setPerson}
          error={tried && !person ? t('manual.problem.person') : null}
        />
        <SegmentedControl
          fullWidth
          aria-label={t('leave.kind')}
          value={kind}
          data={leaveKinds.map((value) => ({ value, label: t(`leave.kind.${value}`) }))}
          onChange={setKind}
        />
        <RangeField
          label={t('leave.days')}
          {...days}
          error={tried && !days.from ? t('leave.problem.days') : null}
          onChange={(from, to) => setDays({ from, to })}
        />
        <Textarea
          label={t('leave.note')}
          value={note}
          maxLength={500}
          autosize
          minRows={2}
          maxRows={5}
          onChange={(event) => setNote(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
        />
        <LetterField value={letter} onChange={setLetter} />
        <Switch
          label={t('leave.approve_now')}
          checked={approve}
          onChange={(event) => setApprove(event.currentTarget.checked)}
        />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('office.cancel')}
          </Button>
          <Button type="submit" loading={busy} data-testid="request-save">
            {t('leave.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface LetterFieldProps {
  value: File | null;
  onChange(file: File | null): void;
}

/** The letter that goes with a request: chosen from the computer, checked before anything is sent. */
function LetterField({ value, onChange }: LetterFieldProps) {
  const { t } = useWords();
  const [problem, setProblem] = useState<MessageKey | null>(null);

  function choose(file: File | null): void {
    if (!file) return;
    const found = letterProblem(file);
    setProblem(found);
    onChange(found ? null : file);
  }

  return (
    <div>
      <div className={styles.line}>
        <FileButton accept={letterTypes.join(',')} onChange={choose}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPaperclip size={18} aria-hidden="true" />}>
              {value ? t('leave.letter.other') : t('leave.letter.add')}
            </Button>
          )}
        </FileButton>
        {value ? (
          <>
            <span className={styles.name}>{value.name}</span>
            <ActionIcon aria-label={t('leave.letter.remove')} onClick={() => onChange(null)}>
              <IconX size={19} aria-hidden="true" />
            </ActionIcon>
          </>
        ) : (
          <span className={styles.hint}>{t('leave.letter.hint')}</span>
        )}
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {t(problem)}
        </p>
      )}
    </div>
  );
}
