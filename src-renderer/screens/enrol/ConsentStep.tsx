/** Who agreed to what, in plain words, before any picture is taken. */
import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconCamera, IconLock, IconSchool } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import styles from './ConsentStep.module.css';
import panel from './panel.module.css';
import { Problem, StepHeading } from './StepPaper.tsx';
import type { Agreement, Subject, Wizard } from './wizard-store.ts';

type Relation = Agreement['relation'];
const relations = ['guardian', 'self', 'other'] as const;

export function ConsentStep({ subject, wizard }: { subject: Subject; wizard: Wizard }) {
  const { t } = useWords();
  const { busy, error } = useStore(wizard.store);
  const { data: settings } = useQuery('settings.get', {});
  const { data: profile } = useQuery('people.profile', { personId: subject.id ?? 1 }, { enabled: subject.id !== null });
  const [relation, setRelation] = useState<Relation>('guardian');
  /** null until typed: then what the station knows stands there. */
  const [typed, setTyped] = useState<Partial<Record<Relation, string>>>({});
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState<'by' | 'check' | null>(null);
  const known = { guardian: profile?.guardianName ?? '', self: subject.name, other: '' };
  const by = typed[relation] ?? known[relation];
  const name = subject.name;

  function submit(event: FormEvent): void {
    event.preventDefault();
    const wrong = by.trim() === '' ? 'by' : agreed ? null : 'check';
    setMissing(wrong);
    if (wrong === null) void wizard.agree({ relation, by, note: '' });
  }

  return (
    <form className={panel.content} onSubmit={submit} noValidate data-testid="enrol-consent">
      <StepHeading title={t('enrol.consent.title')}>{t('enrol.consent.body', { name })}</StepHeading>
      <Problem error={error} />
      <ul className={styles.points}>
        <li>
          <IconLock stroke={2} aria-hidden="true" />
          <span>{t(settings?.keepPortraits === false ? 'enrol.consent.what' : 'enrol.consent.what_portrait')}</span>
        </li>
        <li>
          <IconSchool stroke={2} aria-hidden="true" />
          <span>{t('enrol.consent.why')}</span>
        </li>
        <li>
          <IconArrowBackUp stroke={2} aria-hidden="true" />
          <span>{t('enrol.consent.change', { name })}</span>
        </li>
      </ul>
      <fieldset className={styles.who}>
        <legend>{t('enrol.consent.who')}</legend>
        <SegmentedControl
          fullWidth
          size="lg"
          value={relation}
          onChange={(value) => setRelation(value as Relation)}
          data={relations.map((value) => ({ value, label: t(`enrol.relation.${value}`) }))}
          classNames={{
            root: styles.relation ?? '',
            indicator: styles.indicator ?? '',
            label: styles.segment ?? '',
          }}
          data-testid="enrol-relation"
        />
        <TextInput
          aria-label={t('enrol.consent.by')}
          placeholder={t('enrol.consent.by')}
          value={by}
          error={missing === 'by' ? t('enrol.consent.by_missing') : null}
          onChange={(event) => {
            setTyped({ ...typed, [relation]: event.currentTarget.value });
            setMissing(null);
          }}
          autoComplete="off"
          spellCheck={false}
          data-testid="enrol-consent-by"
        />
        {relation === 'self' && <p className={styles.hint}>{t('enrol.consent.minor')}</p>}
      </fieldset>
      <Checkbox
        className={styles.check}
        size="lg"
        checked={agreed}
        onChange={(event) => {
          setAgreed(event.currentTarget.checked);
          setMissing(null);
        }}
        error={missing === 'check' ? t('enrol.consent.check_missing') : null}
        label={t('enrol.consent.check', { by: by.trim() || t(`enrol.relation.${relation}`), name })}
        styles={{ body: { alignItems: 'center' }, label: { fontSize: 17, fontWeight: 600, lineHeight: 1.4 } }}
        data-testid="enrol-consent-check"
      />
      <div className={styles.actions}>
        <Button variant="subtle" color="gray" className={styles.quiet} onClick={() => wizard.back()} disabled={busy}>
          {t('enrol.consent.back')}
        </Button>
        <Button
          variant="default"
          onClick={() => void wizard.refuse({ relation, by, note: '' })}
          disabled={busy}
          data-testid="enrol-consent-refuse"
        >
          {t('enrol.consent.refuse')}
        </Button>
        <Button
          type="submit"
          loading={busy}
          leftSection={<IconCamera aria-hidden="true" />}
          data-testid="enrol-consent-agree"
        >
          {t('enrol.consent.agree')}
        </Button>
      </div>
    </form>
  );
}
