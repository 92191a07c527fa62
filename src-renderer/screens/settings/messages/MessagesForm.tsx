/** When guardians are told, through which gateway and in which words; saved as a whole. */
import { Button, Checkbox, Switch } from '@mantine/core';
import { TimePicker } from '@mantine/dates';
import { useState } from 'react';
import type { MessageSettings } from '../../../../src-shared/contract/delivery.ts';
import { Chip } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Page.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import form from '../controls/form.module.css';
import { SettingRow } from '../controls/SettingRow.tsx';
import { isWebAddress } from '../controls/web-address.ts';
import { GatewayPanel } from './GatewayPanel.tsx';
import { argumentsOf, type Draft, draftOf, type Kind, kinds, unknownPlace } from './message-draft.ts';
import styles from './messages.module.css';
import { TextsPanel } from './TextsPanel.tsx';

export function MessagesForm({ settings, onSaved }: { settings: MessageSettings; onSaved(): Promise<void> }) {
  const { t } = useWords();
  const { client } = useServices();
  const { run, busy } = useAction();
  const [draft, setDraft] = useState(() => draftOf(settings));
  const change = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }));
  const url = draft.url.trim();
  const wrongUrl = url !== '' && !isWebAddress(url);
  const missingUrl = draft.enabled && url === '';
  const wrongText = Object.values(draft.templates).some((text) => unknownPlace(text) !== null);
  const save = (): Promise<boolean> =>
    run(
      async () => {
        setDraft(draftOf(await client.call('messages.configure', argumentsOf(draft))));
        await onSaved();
      },
      { done: 'settings.saved' },
    );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Panel title={t('settings.messages.when')} aside={<StateChip settings={settings} />}>
        <SettingRow layout="small" title={t('settings.messages.enabled')} hint={t('settings.messages.enabled.hint')}>
          {(names) => (
            <Switch
              {...names}
              size="lg"
              checked={draft.enabled}
              onChange={(event) => change({ enabled: event.currentTarget.checked })}
              data-testid="messages-enabled"
            />
          )}
        </SettingRow>
        <SettingRow
          layout="small"
          title={t('settings.messages.guardians')}
          hint={t('settings.messages.guardians.hint')}
        >
          <strong data-testid="guardians">
            {t('settings.messages.guardians.count', { count: settings.guardians })}
          </strong>
        </SettingRow>
        <SettingRow layout="wide" title={t('settings.messages.on')} hint={t('settings.messages.on.hint')}>
          <Checkbox.Group value={draft.on} onChange={(on) => change({ on: on as Kind[] })}>
            <div className={form.checks}>
              {kinds.map((kind) => (
                <Checkbox
                  key={kind}
                  size="md"
                  className={form.check}
                  value={kind}
                  label={t(`settings.messages.kind.${kind}`)}
                />
              ))}
            </div>
          </Checkbox.Group>
        </SettingRow>
        <SettingRow title={t('settings.messages.quiet')} hint={t('settings.messages.quiet.hint')}>
          <div className={styles.quiet}>
            <Switch
              size="lg"
              aria-label={t('settings.messages.quiet')}
              checked={draft.quiet}
              onChange={(event) => change({ quiet: event.currentTarget.checked })}
            />
            <TimePicker
              format="24h"
              size="md"
              aria-label={t('settings.messages.quiet.from')}
              hoursInputLabel={t('settings.messages.quiet.from')}
              minutesInputLabel={t('settings.messages.quiet.from_minutes')}
              disabled={!draft.quiet}
              value={draft.quietFrom}
              onChange={(value) => value && change({ quietFrom: value.slice(0, 5) })}
            />
            <span aria-hidden="true">–</span>
            <TimePicker
              format="24h"
              size="md"
              aria-label={t('settings.messages.quiet.to')}
              hoursInputLabel={t('settings.messages.quiet.to')}
              minutesInputLabel={t('settings.messages.quiet.to_minutes')}
              disabled={!draft.quiet}
              value={draft.quietTo}
              onChange={(value) => value && change({ quietTo: value.slice(0, 5) })}
            />
          </div>
        </SettingRow>
      </Panel>
      <GatewayPanel draft={draft} stored={settings.headerNames} wrongUrl={wrongUrl || missingUrl} onChange={change} />
      <TextsPanel draft={draft} onChange={change} />
      <div className={styles.save}>
        <p className={form.quiet}>
          {missingUrl ? t('settings.messages.url.missing') : t('settings.messages.save.hint')}
        </p>
        <Button type="submit" loading={busy} disabled={wrongUrl || missingUrl || wrongText} data-testid="messages-save">
          {t('settings.messages.save')}
        </Button>
      </div>
    </form>
  );
}

function StateChip({ settings: { delivery } }: { settings: MessageSettings }) {
  const { t } = useWords();
  if (!delivery) return <Chip tone="quiet">{t('settings.messages.off')}</Chip>;
  if (delivery.paused) return <Chip tone="warn">{t('settings.webhooks.paused')}</Chip>;
  if (delivery.dead > 0) return <Chip tone="alarm">{t('settings.webhooks.dead', { count: delivery.dead })}</Chip>;
  return <Chip tone="good">{t('settings.messages.running')}</Chip>;
}
