/** One receiver: what it hears of, whether it answers, and what can be done about it. */
import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { Endpoint, TestResult } from '../../../../src-shared/contract/delivery.ts';
import { Chip } from '../../../components/Chip.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import type { Moments } from '../../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../../services.tsx';
import { Row } from '../controls/Rows.tsx';
import { TestAnswer } from '../controls/TestAnswer.tsx';
import { topicWords } from './topic-words.ts';

interface Props extends Pick<Moments, 'when'> {
  of: Endpoint;
  onEdit(): void;
  onSecret(secret: string): void;
  onChanged(): Promise<void>;
}

export function EndpointRow({ of, when, onEdit, onSecret, onChanged }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const { run, busy } = useAction();
  const [answer, setAnswer] = useState<TestResult | null>(null);
  const [ask, dialog] = useConfirm();
  const { id: endpointId, name, url, topics, paused, pending, dead, lastDeliveredAt, lastError } = of;
  const test = (): Promise<boolean> => run(async () => setAnswer(await client.call('endpoints.test', { endpointId })));
  const pause = (): Promise<boolean> =>
    run(() => client.call('endpoints.update', { endpointId, paused: !paused }).then(onChanged));
  const rotate = (): Promise<boolean> =>
    run(async () => onSecret((await client.call('endpoints.rotateSecret', { endpointId })).secret));
  const remove = (): Promise<boolean> =>
    run(() => client.call('endpoints.remove', { endpointId }).then(onChanged), { done: 'settings.webhooks.removed' });
  return (
    <Row
      testId={`endpoint-${endpointId}`}
      title={name}
      chips={
        <>
          <Chip tone={paused ? 'warn' : 'good'}>
            {paused ? t('settings.webhooks.paused') : t('settings.webhooks.on')}
          </Chip>
          {pending > 0 && <Chip tone="info">{t('settings.webhooks.pending', { count: pending })}</Chip>}
          {dead > 0 && <Chip tone="alarm">{t('settings.webhooks.dead', { count: dead })}</Chip>}
        </>
      }
      detail={
        <>
          {url}
          <br />
          {topics.map((topic) => t(`settings.topic.${topicWords[topic]}`)).join(', ')}
          <br />
          {lastDeliveredAt ? t('settings.webhooks.last', { at: when(lastDeliveredAt) }) : t('settings.webhooks.never')}
          {lastError && ` · ${t('settings.webhooks.last_error', { error: lastError })}`}
        </>
      }
      actions={
        <>
          <Button variant="default" loading={busy} onClick={() => void test()} data-testid={`test-${endpointId}`}>
            {t('settings.webhooks.test')}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => void pause()}>
            {paused ? t('settings.webhooks.resume') : t('settings.webhooks.pause')}
          </Button>
          <Menu position="bottom-end" shadow="lg">
            <Menu.Target>
              <Button variant="default" px={12} aria-label={t('settings.more', { name })}>
                <IconDots size={20} stroke={2} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={onEdit}>{t('settings.change')}</Menu.Item>
              <Menu.Item
                onClick={() =>
                  ask({
                    title: t('settings.webhooks.rotate'),
                    body: t('settings.webhooks.rotate.body'),
                    confirm: t('settings.webhooks.rotate'),
                    action: rotate,
                  })
                }
              >
                {t('settings.webhooks.rotate')}
              </Menu.Item>
              <Menu.Item
                style={{ color: 'var(--alarm)' }}
                onClick={() =>
                  ask({
                    title: t('settings.webhooks.remove.title', { name }),
                    body: t('settings.webhooks.remove.body'),
                    confirm: t('settings.remove'),
                    danger: true,
                    action: remove,
                  })
                }
              >
                {t('settings.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      {answer && <TestAnswer answer={answer} testId={`answer-${endpointId}`} />}
      {dialog}
    </Row>
  );
}
