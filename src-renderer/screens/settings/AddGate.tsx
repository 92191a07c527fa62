/** Names a further gate. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type Direction, directions } from '../../../src-shared/contract/attendance.ts';
import { useWords } from '../../services.tsx';
import styles from './controls/form.module.css';

interface Props {
  taken: readonly string[];
  busy: boolean;
  onAdd(name: string, direction: Direction): Promise<boolean>;
}

export function AddGate({ taken, busy, onAdd }: Props) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [direction, setDirection] = useState<Direction>('auto');
  const text = name.trim();
  const exists = taken.some((gate) => gate.toLowerCase() === text.toLowerCase());
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        if (text === '' || exists) return;
        void onAdd(text, direction).then((done) => done && setName(''));
      }}
    >
      <TextInput
        className={styles.grow}
        label={t('settings.gates.name')}
        placeholder={t('settings.gates.name.example')}
        value={name}
        maxLength={60}
        error={exists ? t('settings.gates.exists') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="new-gate"
      />
      <NativeSelect
        label={t('settings.gates.direction')}
        value={direction}
        onChange={(event) => setDirection(event.currentTarget.value as Direction)}
        data={directions.map((value) => ({ value, label: t(`settings.gates.direction.${value}`) }))}
      />
      <Button
        type="submit"
        loading={busy}
        disabled={text === '' || exists}
        leftSection={<IconPlus size={18} stroke={2} />}
        data-testid="add-gate"
      >
        {t('settings.gates.add')}
      </Button>
    </form>
  );
}
