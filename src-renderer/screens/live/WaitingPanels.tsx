/** The panels that wait for something to be held up: a card, or a palm. */
import { VisuallyHidden } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import type { MessageKey } from '../../../src-shared/messages/index.ts';
import { HandDrawing } from '../../components/HandDrawing.tsx';
import { useCalmWords } from '../../hooks/calm-words.ts';
import { useWords } from '../../services.tsx';
import panel from './EntryPanel.module.css';
import { EntryPanel, EntryProblem, useIdleClose } from './EntryPanel.tsx';
import palmPanelStyles from './PalmPanel.module.css';
import type { PinProblem } from './pin-state.ts';
import styles from './WaitingPanels.module.css';

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

interface PalmPanelProps {
  /** What to say about the hand that is up; null: none is. */
  hand: MessageKey | null;
  onPin(): void;
  onClose(): void;
}

/** "Show your palm": how to hold the hand, drawn over the picture, and one hint while the camera looks for nothing else. */
export function PalmPanel({ hand, onPin, onClose }: PalmPanelProps) {
  const { t } = useWords();
  const words = t(hand ?? 'gate.palm.hint');
  const spoken = useCalmWords(words);
  useIdleClose(hand, onClose);
  return (
    <>
      <HandDrawing className={palmPanelStyles.target} data-up={hand !== null} />
      <EntryPanel title={t('gate.palm.title')} onClose={onClose} testId="palm-panel" clear>
        <p className={palmPanelStyles.words} data-autofocus tabIndex={-1} data-testid="palm-words" data-words={hand}>
          {words}
        </p>
        <VisuallyHidden role="status" aria-live="polite">
          {spoken}
        </VisuallyHidden>
        <button type="button" className={styles.other} onClick={onPin} data-testid="palm-to-pin">
          {t('gate.use_pin')}
        </button>
      </EntryPanel>
    </>
  );
}
