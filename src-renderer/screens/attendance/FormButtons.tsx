/** The end of a small form: back, or what it does. */
import { Button } from '@mantine/core';
import { useWords } from '../../services.tsx';
import styles from './forms.module.css';

interface Props {
  save: string;
  busy: boolean;
  danger?: boolean;
  onCancel(): void;
}

export function FormButtons({ save, busy, danger = false, onCancel }: Props) {
  const { t } = useWords();
  return (
    <div className={styles.buttons}>
      <Button variant="default" onClick={onCancel}>
        {t('office.cancel')}
      </Button>
      <Button type="submit" loading={busy} color={danger ? 'clay' : 'leaf'} data-testid="form-save">
        {save}
      </Button>
    </div>
  );
}
