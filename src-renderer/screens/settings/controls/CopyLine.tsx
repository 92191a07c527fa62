/** Something to be taken elsewhere, letter by letter: a command, a key, a secret. */
import { ActionIcon, Button, CopyButton, Modal } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../../../services.tsx';
import styles from './CopyLine.module.css';
import form from './form.module.css';

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

interface Props {
  secret: string | null;
  title: string;
  body: string;
  onClose(): void;
}

/** A key or a secret, the one time it can be read. It does not close by a click beside it: what is not copied is gone. */
export function SecretDialog({ secret, title, body, onClose }: Props) {
  const { t } = useWords();
  return (
    <Modal
      opened={secret !== null}
      onClose={onClose}
      title={title}
      size="lg"
      closeOnClickOutside={false}
      withCloseButton={false}
    >
      <div className={form.stack}>
        <p className={form.quiet}>{body}</p>
        <CopyLine text={secret ?? ''} testId="secret" />
        <div className={form.end}>
          <Button onClick={onClose} data-autofocus data-testid="secret-kept">
            {t('settings.secret.kept')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
