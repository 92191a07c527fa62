/** Answers a request, or calls off what was approved. What the family will hear of it can be added. */
import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { LeaveRequest, LeaveState } from '../../../src-shared/contract/leave.ts';
import { useConfirm } from '../../components/use-confirm.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useServices, useWords } from '../../services.tsx';
import styles from './DecisionForm.module.css';

interface Props {
  request: LeaveRequest;
  onDecided(): void;
}

export function DecisionForm({ request, onDecided }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const [ask, dialog] = useConfirm();
  const [note, setNote] = useState('');
  if (request.state !== 'requested' && request.state !== 'approved') return null;

  async function decide(decision: Exclude<LeaveState, 'requested'>): Promise<void> {
    const { id, name } = request;
    const done = await run(() => client.call('leave.decide', { leaveId: id, decision, note: note.trim() }), {
      done: `leave.done.${decision}`,
      params: { name },
    });
    if (done) onDecided();
  }

  return (
    <div className={styles.decision} data-testid="decision">
      <TextInput
        label={t('leave.decision_note')}
        value={note}
        maxLength={300}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {request.state === 'requested' ? (
        <div className={styles.buttons}>
          <Button
            leftSection={<IconCheck size={19} aria-hidden="true" />}
            loading={busy}
            data-testid="approve"
            onClick={() => decide('approved')}
          >
            {t('leave.approve')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconX size={19} aria-hidden="true" />}
            disabled={busy}
            data-testid="reject"
            onClick={() => decide('rejected')}
          >
            {t('leave.reject')}
          </Button>
        </div>
      ) : (
        <div className={styles.buttons}>
          <Button
            variant="default"
            loading={busy}
            data-testid="cancel-leave"
            onClick={() =>
              ask({
                title: t('leave.cancel'),
                body: t('leave.cancel_body', { name: request.name }),
                confirm: t('leave.cancel'),
                danger: true,
                action: () => decide('cancelled'),
              })
            }
          >
            {t('leave.cancel')}
          </Button>
        </div>
      )}
      {dialog}
    </div>
  );
}
