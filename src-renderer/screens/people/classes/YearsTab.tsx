/** School years: what the attendance of a year is counted over. */
import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Chip } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { shortDay } from '../../../format/dates.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useToday } from '../../../hooks/use-school-clock.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';
import { DayField, FormModal } from '../FormModal.tsx';
import styles from '../people.module.css';
import { yearAround } from '../person/heat-map.ts';

export function YearsTab() {
  const { t, language } = useWords();
  const administrator = useMay('administrator');
  const today = useToday();
  const [adding, setAdding] = useState(false);
  const { data, error, reload } = useQuery('years.list', {});
  if (!data) return error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />;
  return (
    <Panel
      title={t('people.classes.years')}
      aside={
        administrator && (
          <Button leftSection={<IconPlus aria-hidden="true" />} onClick={() => setAdding(true)} data-testid="year-add">
            {t('people.years.add')}
          </Button>
        )
      }
      testId="years"
    >
      {data.years.length === 0 && (
        <EmptyNotice title={t('people.years.none.title')} body={t('people.years.none.body')} />
      )}
      <ul className={styles.list}>
        {data.years.map(({ id, name, from, to }) => (
          <li key={id} className={styles.item}>
            <span className={styles.text}>
              <strong>{name}</strong>
              <small>{t('people.from_to', { from: shortDay(from, language), to: shortDay(to, language) })}</small>
            </span>
            {from <= today && today <= to && <Chip tone="good">{t('people.years.now')}</Chip>}
          </li>
        ))}
      </ul>
      {adding && (
        <YearForm
          onClose={() => setAdding(false)}
          onDone={async () => {
            setAdding(false);
            await reload();
          }}
        />
      )}
    </Panel>
  );
}

function YearForm({ onClose, onDone }: { onClose(): void; onDone(): Promise<void> }) {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const usual = yearAround(useToday(), []);
  const [name, setName] = useState(usual.name);
  const [from, setFrom] = useState(usual.from);
  const [to, setTo] = useState(usual.to);
  const save = async () => {
    await client.call('years.save', { name, from, to });
    await onDone();
  };
  return (
    <FormModal
      opened
      title={t('people.years.add')}
      submit={t('people.save')}
      disabled={name.trim() === '' || from > to}
      action={action}
      onSubmit={() => void action.run(save, { quiet: true })}
      onClose={onClose}
      testId="year-form"
    >
      <TextInput
        label={t('people.years.name')}
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="year-name"
      />
      <DayField label={t('people.years.from')} value={from} onChange={setFrom} />
      <DayField label={t('people.years.to')} value={to} onChange={setTo} />
      {from > to && <p className={styles.note}>{t('people.years.backwards')}</p>}
    </FormModal>
  );
}
