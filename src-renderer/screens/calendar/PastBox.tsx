/** A change that reaches into days already over has to be wanted: the box that says what it does. */
import { Checkbox } from '@mantine/core';
import styles from '../../components/form.module.css';
import { useWords } from '../../services.tsx';

export function PastBox({ checked, onChange }: { checked: boolean; onChange(checked: boolean): void }) {
  const { t } = useWords();
  return (
    <div className={styles.past}>
      <Checkbox
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        label={t('calendar.allow_past')}
        description={t('calendar.allow_past_hint')}
        data-testid="allow-past"
        styles={{
          body: { minHeight: 48, alignItems: 'center' },
          label: { color: 'inherit', fontSize: 16, fontWeight: 700 },
          description: { color: 'inherit', fontSize: 14, marginTop: 4, lineHeight: 1.45 },
        }}
      />
    </div>
  );
}
