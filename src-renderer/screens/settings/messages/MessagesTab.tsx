/** Messages to guardians: off until the school names a gateway; only to those who agreed. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { TestResult } from '../../../../src-shared/contract/delivery.ts';
import type { Language } from '../../../../src-shared/messages/index.ts';
import { Panel } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useServices, useWords } from '../../../services.tsx';
import form from '../controls/form.module.css';
import { TestAnswer } from '../controls/TestAnswer.tsx';
import { MessagesForm } from './MessagesForm.tsx';

export function MessagesTab() {
  const { data, error, reload } = useQuery('messages.settings', {});
  if (!data) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  return (
    <>
      <MessagesForm settings={data} onSaved={reload} />
      {data.url !== null && <TestMessage />}
    </>
  );
}

/** Sends one message to a number of the person's own, with what is saved, and says what the gateway answered. */
function TestMessage() {
  const { t, language: own } = useWords();
  const { client } = useServices();
  const { run, busy } = useAction();
  const [phone, setPhone] = useState('');
  const [language, setLanguage] = useState<Language>(own);
  const [answer, setAnswer] = useState<TestResult | null>(null);
  const ready = phone.trim().length >= 5;
  return (
    <Panel title={t('settings.messages.test')}>
      <form
        className={form.inline}
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          void run(async () => setAnswer(await client.call('messages.test', { phone: phone.trim(), language })));
        }}
      >
        <TextInput
          className={form.grow}
          type="tel"
          label={t('settings.messages.test.phone')}
          description={t('settings.messages.test.hint')}
          placeholder="0812 3456 7890"
          value={phone}
          maxLength={30}
          onChange={(event) => setPhone(event.currentTarget.value)}
          data-testid="test-phone"
        />
        <NativeSelect
          label={t('settings.language')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value as Language)}
          data={[
            { value: 'id', label: 'Indonesia' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Button
          type="submit"
          loading={busy}
          disabled={!ready}
          leftSection={<IconSend size={18} stroke={2} />}
          data-testid="test-send"
        >
          {t('settings.messages.test.send')}
        </Button>
      </form>
      {answer && <TestAnswer answer={answer} testId="message-answer" />}
    </Panel>
  );
}
