/** The letter that goes with a request: chosen from the computer, checked before anything is sent. */
import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { MessageKey } from '../../../src-shared/messages/index.ts';
import { useWords } from '../../services.tsx';
import styles from './LetterField.module.css';
import { letterProblem, letterTypes } from './letter-file.ts';

interface Props {
  value: File | null;
  onChange(file: File | null): void;
}

export function LetterField({ value, onChange }: Props) {
  const { t } = useWords();
  const [problem, setProblem] = useState<MessageKey | null>(null);

  function choose(file: File | null): void {
    if (!file) return;
    const found = letterProblem(file);
    setProblem(found);
    onChange(found ? null : file);
  }

  return (
    <div>
      <div className={styles.line}>
        <FileButton accept={letterTypes.join(',')} onChange={choose}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPaperclip size={18} aria-hidden="true" />}>
              {value ? t('leave.letter.other') : t('leave.letter.add')}
            </Button>
          )}
        </FileButton>
        {value ? (
          <>
            <span className={styles.name}>{value.name}</span>
            <ActionIcon aria-label={t('leave.letter.remove')} onClick={() => onChange(null)}>
              <IconX size={19} aria-hidden="true" />
            </ActionIcon>
          </>
        ) : (
          <span className={styles.hint}>{t('leave.letter.hint')}</span>
        )}
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {t(problem)}
        </p>
      )}
    </div>
  );
}
