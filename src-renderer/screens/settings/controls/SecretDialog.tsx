/** A key or a secret, the one time it can be read. It does not close by a click beside it: what is not copied is gone. */
import { Button, Modal } from '@mantine/core';
import { useWords } from '../../../services.tsx';
import { CopyLine } from './CopyLine.tsx';
import form from './form.module.css';

interface Props {
  secret: string | null;
  title: string;
  body: string;
  onClose(): void;
}

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
