/** "Show your card": where to hold it, while the camera looks for it. */
import { IconQrcode } from '@tabler/icons-react';
import { useWords } from '../../services.tsx';
import styles from './CardPanel.module.css';
import panel from './EntryPanel.module.css';
import { EntryPanel } from './EntryPanel.tsx';
import { EntryProblem } from './EntryProblem.tsx';
import type { PinProblem } from './pin-state.ts';
import { useIdleClose } from './use-idle-close.ts';

interface Props {
  problem: PinProblem | null;
  onPin(): void;
  onClose(): void;
}

export function CardPanel({ problem, onPin, onClose }: Props) {
  const { t } = useWords();
  useIdleClose(problem, onClose);
  return (
    <>
      <div className={styles.target} aria-hidden="true">
        <IconQrcode className={styles.code} stroke={1.25} />
      </div>
      <EntryPanel title={t('gate.card.title')} onClose={onClose} testId="card-panel" clear>
        {problem ? (
          <EntryProblem problem={problem} way="card" />
        ) : (
          <p className={panel.hint} data-autofocus tabIndex={-1}>
            {t('gate.card.hint')}
          </p>
        )}
        <button type="button" className={styles.other} onClick={onPin} data-testid="card-to-pin">
          {t('gate.use_pin')}
        </button>
      </EntryPanel>
    </>
  );
}
