/** The office's door of a station that nobody has set up yet. */
import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { PaperScreen } from '../../components/PaperScreen.tsx';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './setup.module.css';

export function InvitationPage() {
  const { t } = useWords();
  return (
    <PaperScreen
      below={
        <a href={hrefTo('live')} data-testid="sign-in-to-gate">
          {t('sign_in.to_gate')}
        </a>
      }
    >
      <div className={styles.head}>
        <h1>{t('setup.welcome.title')}</h1>
        <p className={styles.sub}>{t('setup.welcome.body')}</p>
      </div>
      <Button
        component="a"
        href={hrefTo('setup')}
        fullWidth
        rightSection={<IconArrowRight size={20} aria-hidden="true" />}
        data-testid="setup-begin"
      >
        {t('setup.invitation.needed.go')}
      </Button>
    </PaperScreen>
  );
}
