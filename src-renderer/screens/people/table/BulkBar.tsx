/** What can be done with the chosen people together. */
import { Button } from '@mantine/core';
import { IconArrowRight, IconCards, IconPassword, IconTrash, IconX } from '@tabler/icons-react';
import { type ComponentProps, useState } from 'react';
import type { PersonRow } from '../../../../src-shared/contract/office.ts';
import { saveFile } from '../../../files.ts';
import { formatCount } from '../../../format/school-time.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';
import { IssuePins } from './IssuePins.tsx';
import { MoveMany, RemoveMany } from './MoveOrRemove.tsx';
import styles from './table.module.css';

interface Props {
  people: readonly PersonRow[];
  groups: readonly string[];
  onDone(): void;
}

export function BulkBar({ people, groups, onDone }: Props) {
  const { t, language } = useWords();
  const { client } = useServices();
  const printing = useAction();
  const administrator = useMay('administrator');
  const [open, setOpen] = useState<'move' | 'pins' | 'remove' | null>(null);
  const personIds = people.map(({ id }) => id);
  const close = () => setOpen(null);
  const print = () =>
    void printing.run(async () => saveFile(await client.call('credentials.cardSheet', { personIds, language })), {
      done: 'people.cards.done',
    });
  const done = () => {
    close();
    onDone();
  };
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('people.bulk')} data-testid="people-bulk">
      <strong>{t('people.chosen', { count: formatCount(people.length, language) })}</strong>
      <Tool Icon={IconArrowRight} onClick={() => setOpen('move')} data-testid="bulk-move">
        {t('people.bulk.move')}
      </Tool>
      <Tool Icon={IconCards} onClick={print} loading={printing.busy} data-testid="bulk-cards">
        {t('people.bulk.cards')}
      </Tool>
      <Tool Icon={IconPassword} onClick={() => setOpen('pins')} data-testid="bulk-pins">
        {t('people.bulk.pins')}
      </Tool>
      {administrator && (
        <Tool Icon={IconTrash} onClick={() => setOpen('remove')} data-testid="bulk-remove">
          {t('people.bulk.remove')}
        </Tool>
      )}
      <Tool Icon={IconX} onClick={onDone} data-testid="bulk-none">
        {t('people.bulk.none')}
      </Tool>
      <MoveMany opened={open === 'move'} people={people} groups={groups} onClose={close} onDone={done} />
      <IssuePins opened={open === 'pins'} people={people} onClose={close} />
      <RemoveMany opened={open === 'remove'} people={people} onClose={close} onDone={done} />
    </div>
  );
}

type ToolProps = ComponentProps<'button'> & { Icon: typeof IconX; loading?: boolean; 'data-testid': string };

function Tool({ Icon, children, loading = false, onClick, ...rest }: ToolProps) {
  return (
    <Button
      variant="subtle"
      size="md"
      mih={48}
      px={12}
      fz={16}
      styles={{ root: { minHeight: 48 } }}
      loading={loading}
      leftSection={<Icon size={19} aria-hidden="true" />}
      onClick={onClick}
      data-testid={rest['data-testid']}
    >
      {children}
    </Button>
  );
}
