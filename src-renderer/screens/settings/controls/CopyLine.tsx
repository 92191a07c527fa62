/** Something to be taken elsewhere, letter by letter: a command, a key, a secret. */
import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../../../services.tsx';
import styles from './CopyLine.module.css';

export function CopyLine({ text, testId }: { text: string; testId?: string }) {
  const { t } = useWords();
  return (
    <div className={styles.line}>
      <code data-testid={testId}>{text}</code>
      <CopyButton value={text} timeout={2500}>
        {({ copied, copy }) => (
          <ActionIcon
            size={48}
            variant="subtle"
            color={copied ? 'leaf' : 'gray'}
            onClick={copy}
            aria-label={copied ? t('settings.copied') : t('settings.copy')}
          >
            {copied ? <IconCheck stroke={2} size={21} /> : <IconCopy stroke={2} size={21} />}
          </ActionIcon>
        )}
      </CopyButton>
    </div>
  );
}
