/** What opens over the picture for a PIN or a card: a dialog that keeps the focus and closes with Escape. */
import { FocusTrap } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useWords } from '../../services.tsx';
import styles from './EntryPanel.module.css';

interface Props {
  title: string;
  onClose(): void;
  children: ReactNode;
  testId: string;
  /** The camera's picture stays in sight behind it. */
  clear?: boolean;
}

export function EntryPanel({ title, onClose, children, testId, clear = false }: Props) {
  const { t } = useWords();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <FocusTrap active>
      <div className={styles.scrim} data-clear={clear}>
        <div className={styles.panel} role="dialog" aria-modal="true" aria-label={title} data-testid={testId}>
          <header className={styles.head}>
            <h2 className={styles.title}>{title}</h2>
            <button
              type="button"
              className={styles.close}
              onClick={onClose}
              aria-label={t('office.close')}
              data-testid="entry-close"
            >
              <IconX stroke={2.25} aria-hidden="true" />
            </button>
          </header>
          {children}
        </div>
      </div>
    </FocusTrap>
  );
}
