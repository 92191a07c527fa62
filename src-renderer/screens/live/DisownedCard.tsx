/** The record is out again: said plainly, with the way to be recorded all the same. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useWords } from '../../services.tsx';
import styles from './CardStack.module.css';

export function DisownedCard({ onPin }: { onPin(): void }) {
  const { t } = useWords();
  return (
    <div className={styles.slot}>
      <article className={styles.card} data-testid="disowned-card">
        <IconArrowBackUp
          className={[styles.avatar, styles.symbol].join(' ')}
          data-tone="quiet"
          stroke={1.75}
          aria-hidden="true"
        />
        <div className={styles.text}>
          <h1 className={styles.name}>{t('gate.disowned.title')}</h1>
          <p className={styles.advice}>{t('gate.disowned.body')}</p>
        </div>
        <div className={styles.do}>
          <Button color="leaf" onClick={onPin} data-testid="disowned-pin">
            {t('gate.use_pin')}
          </Button>
        </div>
      </article>
    </div>
  );
}
