/** Who may open the office, and what each may do there. Somebody who leaves the school is put out, never removed: what they did
 * stays theirs. */
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StaffMember } from '../../../../src-shared/contract/staff.ts';
import { mayAct } from '../../../../src-shared/roles.ts';
import { Panel } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { useServices, useWords } from '../../../services.tsx';
import { Rows } from '../controls/Rows.tsx';
import { OwnPassword, SetPassword } from './MemberPassword.tsx';
import { AddMember, ChangeRole } from './MemberRole.tsx';
import { MemberRow } from './MemberRow.tsx';

type Open = { kind: 'add' | 'own' } | { kind: 'role' | 'password'; member: StaffMember } | null;

export function UsersPanel() {
  const { t } = useWords();
  const { session } = useServices();
  const me = useStore(session.store, (state) => state.staff);
  const administers = me !== null && mayAct(me.role, 'administrator');
  const { data, error, reload } = useQuery('staff.list', {}, { enabled: administers });
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const closeAndReload = () => {
    close();
    void reload();
  };

  return (
    <Panel
      title={t('staff.title')}
      aside={
        administers && (
          <Button
            onClick={() => setOpen({ kind: 'add' })}
            leftSection={<IconUserPlus size={20} aria-hidden="true" />}
            data-testid="staff-add"
          >
            {t('staff.add')}
          </Button>
        )
      }
      testId="users-panel"
    >
      {administers &&
        !data &&
        (error ? <ErrorNotice error={error} onRetry={() => void reload()} /> : <LoadingNotice />)}
      {data && (
        <Rows label={t('staff.title')} testId="staff-list">
          {data.staff.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              own={member.id === me?.id}
              onRole={() => setOpen({ kind: 'role', member })}
              onPassword={() => setOpen(member.id === me?.id ? { kind: 'own' } : { kind: 'password', member })}
              onChanged={() => void reload()}
            />
          ))}
        </Rows>
      )}
      {!administers && (
        <Button variant="default" onClick={() => setOpen({ kind: 'own' })} data-testid="own-password">
          {t('staff.own.title')}
        </Button>
      )}
      {open?.kind === 'add' && <AddMember onClose={close} onDone={closeAndReload} />}
      {open?.kind === 'own' && <OwnPassword onClose={close} />}
      {open?.kind === 'role' && <ChangeRole member={open.member} onClose={close} onDone={closeAndReload} />}
      {open?.kind === 'password' && <SetPassword member={open.member} onClose={close} />}
    </Panel>
  );
}
