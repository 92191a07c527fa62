/** The office: its navigation at the left, one screen at the right. */
import { MantineThemeProvider } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useWords } from '../services.tsx';
import styles from './OfficeLayout.module.css';
import { officeTheme } from './office-theme.ts';
import { Rail } from './Rail.tsx';

export function OfficeLayout({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const theme = useMemo(() => officeTheme(t), [t]);
  return (
    <MantineThemeProvider theme={theme} inherit>
      <div className={styles.office}>
        <button type="button" className={styles.skip} onClick={skipToMain}>
          {t('office.skip')}
        </button>
        <Rail />
        <div className={styles.content}>{children}</div>
      </div>
    </MantineThemeProvider>
  );
}

/** By focus, as the hash is the route. */
function skipToMain(): void {
  document.getElementById('main')?.focus();
}
