/** "Show your palm": how to hold the hand, drawn over the picture, and one hint while the camera looks for nothing else. */
import { VisuallyHidden } from '@mantine/core';
import type { MessageKey } from '../../../src-shared/messages/index.ts';
import { HandDrawing } from '../../components/HandDrawing.tsx';
import { useCalmWords } from '../../hooks/calm-words.ts';
import { useWords } from '../../services.tsx';
import cards from './CardPanel.module.css';
import { EntryPanel } from './EntryPanel.tsx';
import styles from './PalmPanel.module.css';
import { useIdleClose } from './use-idle-close.ts';

interface Props {
  /** What to say about the hand that is up; null: none is. */
  hand: MessageKey | null;
  onPin(): void;
  onClose(): void;
}

export function PalmPanel({ hand, onPin, onClose }: Props) {
  const { t } = useWords();
  const words = t(hand ?? 'gate.palm.hint');
  const spoken = useCalmWords(words);
  useIdleClose(hand, onClose);
  return (
    <>
      <HandDrawing className={styles.target} data-up={hand !== null} />
      <EntryPanel title={t('gate.palm.title')} onClose={onClose} testId="palm-panel" clear>
        <p className={styles.words} data-autofocus tabIndex={-1} data-testid="palm-words" data-words={hand}>
          {words}
        </p>
        <VisuallyHidden role="status" aria-live="polite">
          {spoken}
        </VisuallyHidden>
        <button type="button" className={cards.other} onClick={onPin} data-testid="palm-to-pin">
          {t('gate.use_pin')}
        </button>
      </EntryPanel>
    </>
  );
}
