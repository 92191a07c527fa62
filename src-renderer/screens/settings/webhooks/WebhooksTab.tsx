/** The school's systems that hear of attendance as it is written, and what could not reach them. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { Delivery, DeliveryState } from '../../../../src-shared/contract/delivery.ts';
import { Chip } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { type Moments, useMoments } from '../../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../../services.tsx';
import { Row, Rows } from '../controls/Rows.tsx';
import { EndpointsPanel } from './EndpointsPanel.tsx';
import { deliveryTones, topicWords } from './topic-words.ts';

export function WebhooksTab() {
  return (
    <>
      <EndpointsPanel />
      <DeliveriesPanel />
    </>
  );
}

/** What wants somebody first. */
const order: readonly DeliveryState[] = ['dead', 'pending', 'delivered', 'skipped'];
const shown = 50;
const refresh = 10_000;

/** What was sent or could not be: those given up first, each of which can be sent again. */
function DeliveriesPanel() {
  const { t } = useWords();
  const { when } = useMoments();
  const [state, setState] = useState<DeliveryState>('dead');
  const query = useQuery('deliveries.list', { state, limit: shown }, { on: ['outbox'], every: refresh });
  const { data, error, reload } = query;
  return (
    <Panel title={t('settings.deliveries')}>
      <SegmentedControl
        aria-label={t('settings.deliveries')}
        value={state}
        onChange={(value) => setState(value as DeliveryState)}
        data={order.map((value) => ({ value, label: t(`settings.deliveries.${value}`) }))}
      />
      {!data && (error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />)}
      {data?.deliveries.length === 0 && (
        <EmptyNotice title={t(`settings.deliveries.none.${state}`)} body={t('settings.deliveries.none.body')} />
      )}
      {data && data.deliveries.length > 0 && (
        <Rows label={t('settings.deliveries')} testId="deliveries">
          {data.deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} of={delivery} when={when} onChanged={reload} />
          ))}
        </Rows>
      )}
    </Panel>
  );
}

interface RowProps extends Pick<Moments, 'when'> {
  of: Delivery;
  onChanged(): Promise<void>;
}

function DeliveryRow({ of, when, onChanged }: RowProps) {
  const { t } = useWords();
  const { client } = useServices();
  const { run, busy } = useAction();
  const { id: deliveryId, topic, state, attempts, createdAt, nextAttemptAt, lastError, lastStatus } = of;
  const again = (): Promise<boolean> =>
    run(() => client.call('deliveries.redeliver', { deliveryId }).then(onChanged), {
      done: 'settings.deliveries.queued',
    });
  return (
    <Row
      title={t(`settings.topic.${topicWords[topic]}`)}
      chips={<Chip tone={deliveryTones[state]}>{t(`settings.deliveries.${state}`)}</Chip>}
      detail={
        <>
          {when(createdAt)} · {t('settings.deliveries.attempts', { count: attempts })}
          {lastStatus !== null && ` · HTTP ${lastStatus}`}
          {lastError && ` · ${lastError}`}
          {state === 'pending' && nextAttemptAt && (
            <>
              <br />
              {t('settings.deliveries.next', { at: when(nextAttemptAt) })}
            </>
          )}
        </>
      }
      actions={
        state !== 'pending' && (
          <Button
            variant="default"
            loading={busy}
            leftSection={<IconSend size={18} stroke={2} />}
            onClick={() => void again()}
          >
            {t('settings.deliveries.again')}
          </Button>
        )
      }
    />
  );
}
