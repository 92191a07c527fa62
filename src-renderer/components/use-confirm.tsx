/** A question before something that cannot be undone: what will happen, and a button that says it. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../services.tsx';

interface Question {
  title: string;
  body: ReactNode;
  /** The word on the button that does it. */
  confirm: string;
  danger?: boolean;
  action(): unknown;
}

/** Returns the way to ask, and the dialog to render. */
export function useConfirm(): [ask: (question: Question) => void, dialog: ReactNode] {
  const { t } = useWords();
  const [question, setQuestion] = useState<Question | null>(null);
  const [opened, setOpened] = useState(false);
  const dialog = (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={question?.title}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      <Text component="div" mb="lg">
        {question?.body}
      </Text>
      <Group justify="end">
        <Button variant="default" onClick={() => setOpened(false)} data-autofocus>
          {t('office.cancel')}
        </Button>
        <Button
          color={question?.danger ? 'clay' : 'leaf'}
          data-testid="confirm"
          onClick={() => {
            setOpened(false);
            question?.action();
          }}
        >
          {question?.confirm}
        </Button>
      </Group>
    </Modal>
  );
  return [
    (next) => {
      setQuestion(next);
      setOpened(true);
    },
    dialog,
  ];
}
