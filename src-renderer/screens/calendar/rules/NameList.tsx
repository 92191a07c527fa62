/** Whom a rule would concern: a few names, all of them on request. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { shortDate } from '../../../format/dates.ts';
import { useWords } from '../../../services.tsx';
import type { Change } from './preview-sums.ts';
import styles from './RuleEditor.module.css';

const few = 5;
/** More than anybody reads; the count says the rest. */
const most = 200;

export function NameList({ changes }: { changes: readonly Change[] }) {
  const { t, language } = useWords();
  const [all, setAll] = useState(false);
  const shown = changes.slice(0, all ? most : few);
  const hidden = changes.length - shown.length;
  return (
    <>
      <p className={[styles.names, all ? styles.all : ''].join(' ')}>
        {shown
          .map(({ name, group, date }) => `${name} (${[group, shortDate(date, language)].filter(Boolean).join(', ')})`)
          .join('; ')}
        {hidden > 0 && all && ` ${t('preview.and_more', { count: hidden })}`}
      </p>
      {changes.length > few && (
        <Button variant="subtle" size="sm" px={0} onClick={() => setAll(!all)}>
          {all ? t('preview.fewer') : t('preview.all_names', { count: changes.length })}
        </Button>
      )}
    </>
  );
}
