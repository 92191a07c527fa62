/** "Catat manual": somebody came or left and no gate saw it. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { longDate } from '../../format/dates.ts';
import { useAction } from '../../hooks/use-action.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../services.tsx';
import { PersonPicker, type Picked } from '../PersonPicker.tsx';
import { ExtendMembership, MarkFields } from './MarkFields.tsx';
import { type MarkDraft, type MarkProblem, problemOf } from './mark-draft.ts';

interface Props {
  opened: boolean;
  onClose(): void;
  date: string;
  clock: SchoolClock;
}

export function ManualDialog({ opened, onClose, date, clock }: Props) {
  const { t } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('manual.title')}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      <ManualForm date={date} clock={clock} onDone={onClose} />
    </Modal>
  );
}

function ManualForm({ date, clock, onDone }: { date: string; clock: SchoolClock; onDone(): void }) {
  const { t, language } = useWords();
  const { client } = useServices();
  const { busy, error, run } = useAction();
  const [extendMembership, setExtend] = useState(false);
  const [person, setPerson] = useState<Picked | null>(null);
  const [draft, setDraft] = useState<MarkDraft>(() => ({ time: startTime(date, clock), direction: 'in', reason: '' }));
  const [problem, setProblem] = useState<MarkProblem | 'person' | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = person ? problemOf(draft, (time) => clock.instant(date, time), clock.at()) : 'person';
    setProblem(found);
    if (found || !person) return;
    const { direction, reason } = draft;
    const at = clock.instant(date, draft.time);
    const done = await run(
      () =>
        client.call('attendance.manual', {
          personId: person.id,
          at,
          direction,
          reason: reason.trim(),
          extendMembership,
        }),
      { done: 'manual.done', params: { name: person.name } },
    );
    if (done) onDone();
  }

  return (
    <form onSubmit={submit} noValidate data-testid="manual-form">
      <Stack gap="md">
        <Text c="dimmed">{longDate(date, language)}</Text>
        <PersonPicker
          value={person}
          onChange={setPerson}
          error={problem === 'person' ? t('manual.problem.person') : null}
        />
        <MarkFields draft={draft} onChange={setDraft} problem={problem === 'person' ? null : problem} />
        <ExtendMembership error={error} value={extendMembership} onChange={setExtend} />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {t('office.cancel')}
          </Button>
          <Button type="submit" loading={busy} data-testid="manual-save">
            {t('manual.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Now, where the day is today; else the morning. */
export function startTime(date: string, clock: SchoolClock): string {
  return date === clock.today ? clock.now() : '07:00';
}

/** To a record by hand, from wherever a day is looked at. */
export function WriteManualButton({ onClick }: { onClick: () => void }) {
  const { t } = useWords();
  return (
    <Button leftSection={<IconPencilPlus size={19} aria-hidden="true" />} data-testid="write-manual" onClick={onClick}>
      {t('manual.open')}
    </Button>
  );
}
