/** The words of each message in each language, and how a guardian would read them. */
import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Language } from '../../../../src-shared/messages/index.ts';
import { Panel } from '../../../components/Page.tsx';
import { useStation, useWords } from '../../../services.tsx';
import form from '../controls/form.module.css';
import { type Draft, type Kind, kinds, places, preview, textOf, unknownPlace, withText } from './message-draft.ts';
import styles from './messages.module.css';

const languages = [
  { value: 'id', label: 'Indonesia' },
  { value: 'en', label: 'English' },
] satisfies { value: Language; label: string }[];

export function TextsPanel({ draft, onChange }: { draft: Draft; onChange(changes: Partial<Draft>): void }) {
  const { t, language: own } = useWords();
  const school = useStation((state) => state.status?.school ?? '');
  const [kind, setKind] = useState<Kind>('arrival');
  const [language, setLanguage] = useState<Language>(own);
  const text = textOf(draft.templates, kind, language);
  const unknown = unknownPlace(text);
  const changed = draft.templates[`${kind}.${language}`] !== undefined;
  const put = (value: string): void => onChange({ templates: withText(draft, kind, language, value) });
  return (
    <Panel title={t('settings.texts')}>
      <div className={styles.which}>
        <SegmentedControl
          aria-label={t('settings.messages.on')}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          data={kinds.map((value) => ({ value, label: t(`settings.messages.kind.${value}`) }))}
        />
        <SegmentedControl
          aria-label={t('settings.language')}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
          data={languages}
        />
      </div>
      <Textarea
        label={t('settings.texts.text')}
        description={t('settings.texts.hint', { places: places.map((place) => `{${place}}`).join(' ') })}
        value={text}
        maxLength={500}
        autosize
        minRows={2}
        error={unknown === null ? undefined : t('settings.texts.unknown', { place: `{${unknown}}` })}
        onChange={(event) => put(event.currentTarget.value)}
        data-testid="message-text"
      />
      <div className={styles.phone}>
        <span className={styles.said}>{t('settings.texts.preview')}</span>
        <p className={styles.bubble} lang={language} data-testid="message-preview">
          {preview(text, language, school)}
        </p>
        <span className={form.quiet}>
          {t('settings.texts.length', { count: preview(text, language, school).length })}
        </span>
      </div>
      {changed && (
        <Button variant="default" onClick={() => put('')} style={{ justifySelf: 'start', alignSelf: 'start' }}>
          {t('settings.texts.reset')}
        </Button>
      )}
    </Panel>
  );
}
