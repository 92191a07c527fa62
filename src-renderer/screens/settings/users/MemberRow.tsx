/** One member of staff: who, what they may do, when they were last here, and what can be changed. */
import { Button } from '@mantine/core';
import type { StaffMember } from '../../../../src-shared/contract/staff.ts';
import { Chip } from '../../../components/Chip.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { moment } from '../../../format/dates.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import { Row } from '../controls/Rows.tsx';

interface Props {
  member: StaffMember;
  /** It is oneself. */
  own: boolean;
  onRole(): void;
  onPassword(): void;
  onChanged(): void;
}

export function MemberRow({ member, own, onRole, onPassword, onChanged }: Props) {
  const { t, language } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const [ask, dialog] = useConfirm();
  const { id, name, role, active, lastSignInAt } = member;

  async function setActive(on: boolean): Promise<void> {
    const done = on ? 'staff.let_in.done' : 'staff.put_out.done';
    if (await run(() => client.call('staff.update', { staffId: id, active: on }), { done, params: { name } }))
      onChanged();
  }

  return (
    <Row
      title={own ? t('staff.you', { name }) : name}
      chips={<Chip tone={active ? 'info' : 'quiet'}>{active ? t(`role.${role}`) : t('staff.out')}</Chip>}
      detail={lastSignInAt ? t('staff.last', { when: moment(lastSignInAt, language) }) : t('staff.never')}
      actions={
        <>
          {active && (
            <Button variant="default" size="md" onClick={onPassword} data-testid={`staff-password-${id}`}>
              {own ? t('staff.own.title') : t('staff.set_password')}
            </Button>
          )}
          {!own && active && (
            <Button variant="default" size="md" onClick={onRole} data-testid={`staff-role-${id}`}>
              {t('staff.change_role')}
            </Button>
          )}
          {!own &&
            (active ? (
              <Button
                variant="default"
                size="md"
                loading={busy}
                data-testid={`staff-out-${id}`}
                onClick={() =>
                  ask({
                    title: t('staff.put_out.title', { name }),
                    body: t('staff.put_out.body'),
                    confirm: t('staff.put_out'),
                    danger: true,
                    action: () => setActive(false),
                  })
                }
              >
                {t('staff.put_out')}
              </Button>
            ) : (
              <Button
                variant="default"
                size="md"
                loading={busy}
                onClick={() => void setActive(true)}
                data-testid={`staff-in-${id}`}
              >
                {t('staff.let_in')}
              </Button>
            ))}
          {dialog}
        </>
      }
      testId={`staff-${id}`}
    />
  );
}
