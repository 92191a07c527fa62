/** The classes with their grade and teacher. A class that is not empty cannot go. */
import { Button, TextInput, VisuallyHidden } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Group } from '../../../../src-shared/contract/roster.ts';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';
import { FormModal } from '../FormModal.tsx';
import styles from '../people.module.css';

export function GroupsTab() {
  const { t } = useWords();
  const { client } = useServices();
  const administrator = useMay('administrator');
  const { run } = useAction();
  const [ask, dialog] = useConfirm();
  /** 'new', a class, or none. */
  const [edited, setEdited] = useState<Group | 'new' | null>(null);
  const { data, error, reload } = useQuery('groups.list', {}, { on: ['people.changed'] });
  if (!data) return error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />;

  const remove = ({ name }: Group) =>
    ask({
      title: t('people.group.remove.title', { group: name }),
      body: t('people.group.remove.body'),
      confirm: t('people.group.remove'),
      danger: true,
      action: () =>
        run(async () => {
          await client.call('groups.remove', { name });
          await reload();
        }),
    });

  return (
    <Panel
      title={t('people.group.count', { count: data.groups.length })}
      aside={
        administrator && (
          <Button
            leftSection={<IconPlus aria-hidden="true" />}
            onClick={() => setEdited('new')}
            data-testid="group-add"
          >
            {t('people.group.add')}
          </Button>
        )
      }
      testId="groups"
    >
      {data.groups.length === 0 ? (
        <EmptyNotice title={t('people.group.none.title')} body={t('people.group.none.body')} />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('people.field.group')}</th>
              <th scope="col">{t('people.group.grade')}</th>
              <th scope="col">{t('people.group.teacher')}</th>
              <th scope="col" data-align="end">
                {t('people.group.people')}
              </th>
              {administrator && (
                <th scope="col">
                  <VisuallyHidden>{t('people.more')}</VisuallyHidden>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {data.groups.map((group) => (
              <tr key={group.name}>
                <th scope="row">{group.name}</th>
                <td>{group.grade ?? '–'}</td>
                <td>{group.teacher || '–'}</td>
                <td data-align="end">{group.people}</td>
                {administrator && (
                  <td data-align="end">
                    <Button
                      variant="subtle"
                      size="md"
                      aria-label={t('people.group.edit', { group: group.name })}
                      onClick={() => setEdited(group)}
                    >
                      <IconPencil size={20} aria-hidden="true" />
                    </Button>
                    {group.people === 0 && (
                      <Button
                        variant="subtle"
                        color="clay"
                        size="md"
                        aria-label={t('people.group.remove.title', { group: group.name })}
                        onClick={() => remove(group)}
                      >
                        <IconTrash size={20} aria-hidden="true" />
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited !== null && (
        <GroupForm
          group={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onDone={async () => {
            setEdited(null);
            await reload();
          }}
        />
      )}
      {dialog}
    </Panel>
  );
}

interface Props {
  group: Group | null;
  onClose(): void;
  onDone(): Promise<void>;
}

/** A class: its name is given once, its grade and teacher may change. */
function GroupForm({ group, onClose, onDone }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const [name, setName] = useState(group?.name ?? '');
  const [grade, setGrade] = useState(group?.grade?.toString() ?? '');
  const [teacher, setTeacher] = useState(group?.teacher ?? '');
  const wrong = grade.trim() !== '' && !/^(1?\d|20)$/.test(grade.trim());
  const save = async () => {
    const number = grade.trim() === '' ? null : Number(grade);
    await client.call('groups.save', { name, grade: number, teacher });
    await onDone();
  };
  return (
    <FormModal
      opened
      title={group ? t('people.group.edit', { group: group.name }) : t('people.group.add')}
      submit={t('people.save')}
      disabled={name.trim() === '' || wrong}
      action={action}
      onSubmit={() => void action.run(save, { quiet: true })}
      onClose={onClose}
      testId="group-form"
    >
      <TextInput
        label={t('people.group.name')}
        value={name}
        disabled={group !== null}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="group-name"
      />
      <TextInput
        label={t('people.group.grade')}
        description={t('people.group.grade.hint')}
        value={grade}
        inputMode="numeric"
        error={wrong && t('people.group.grade.wrong')}
        onChange={(event) => setGrade(event.currentTarget.value)}
        data-testid="group-grade"
      />
      <TextInput
        label={t('people.group.teacher')}
        value={teacher}
        maxLength={120}
        onChange={(event) => setTeacher(event.currentTarget.value)}
        data-testid="group-teacher"
      />
    </FormModal>
  );
}
