/** The service that sends the messages: where it is, how it knows the station, and what it wants to be told. */
import { PasswordInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { Panel } from '../../../components/Page.tsx';
import { useWords } from '../../../services.tsx';
import form from '../controls/form.module.css';
import type { Draft } from './message-draft.ts';

interface Props {
  draft: Draft;
  /** Headers that are kept, by name. */
  stored: readonly string[];
  wrongUrl: boolean;
  onChange(changes: Partial<Draft>): void;
}

const types = [
  { value: 'application/json', label: 'JSON' },
  { value: 'application/x-www-form-urlencoded', label: 'Form' },
] satisfies { value: Draft['contentType']; label: string }[];

/** What each kind begins as, so that changing it does not leave a body that cannot be sent. */
const bodies: Record<Draft['contentType'], string> = {
  'application/json': '{"to":"{{phone}}","message":"{{text}}"}',
  'application/x-www-form-urlencoded': 'to={{phone}}&message={{text}}',
};

export function GatewayPanel({ draft, stored, wrongUrl, onChange }: Props) {
  const { t } = useWords();
  return (
    <Panel title={t('settings.gateway')}>
      <TextInput
        label={t('settings.gateway.url')}
        description={t('settings.gateway.url.hint')}
        placeholder="https://gateway.example/send"
        value={draft.url}
        maxLength={500}
        error={wrongUrl ? t('settings.url.wrong') : undefined}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
        data-testid="gateway-url"
      />
      <div className={form.pair}>
        <TextInput
          label={t('settings.gateway.header')}
          description={t('settings.gateway.header.hint')}
          value={draft.headerName}
          maxLength={80}
          onChange={(event) => onChange({ headerName: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('settings.gateway.value')}
          description={
            stored.length > 0
              ? t('settings.gateway.value.stored', { names: stored.join(', ') })
              : t('settings.gateway.value.hint')
          }
          value={draft.headerValue}
          maxLength={1000}
          autoComplete="off"
          onChange={(event) => onChange({ headerValue: event.currentTarget.value })}
        />
      </div>
      <div className={form.stack}>
        <SegmentedControl
          aria-label={t('settings.gateway.type')}
          value={draft.contentType}
          data={types}
          onChange={(value) => {
            const contentType = value as Draft['contentType'];
            onChange({ contentType, body: bodies[contentType] });
          }}
        />
        <Textarea
          label={t('settings.gateway.body')}
          description={t('settings.gateway.body.hint', { phone: '{{phone}}', text: '{{text}}' })}
          value={draft.body}
          maxLength={4000}
          autosize
          minRows={2}
          onChange={(event) => onChange({ body: event.currentTarget.value })}
          styles={{ input: { fontFamily: 'ui-monospace, "DejaVu Sans Mono", monospace' } }}
        />
      </div>
    </Panel>
  );
}
