/** The way back to the table, above the title of every page under it. */
import { IconChevronLeft } from '@tabler/icons-react';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './people.module.css';

export function BackLink() {
  const { t } = useWords();
  return (
    <a href={hrefTo('people')} className={styles.back} data-testid="people-back">
      <IconChevronLeft size={20} aria-hidden="true" />
      {t('nav.people')}
    </a>
  );
}
