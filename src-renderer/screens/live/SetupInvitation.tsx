/** At the gate of a station that nobody has set up yet: a quiet card that invites to it. Shows nothing otherwise. */
import { Button } from '@mantine/core';
import { IconArrowRight, IconSparkles } from '@tabler/icons-react';
import { useQuery } from '../../hooks/use-query.ts';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { useDraft } from '../../stores/setup-draft.ts';
import styles from './SetupInvitation.module.css';

export function SetupInvitation() {
  const { t } = useWords();
  const [draft, keep] = useDraft();
  const { data } = useQuery('setup.status', {}, { on: ['settings.changed', 'calendar.changed', 'people.changed'] });
  const halfway = data !== null && !data.needed && draft.open && (!data.hasRules || data.enrolled === 0);
  if (!data?.needed && !halfway) return null;
  const words = halfway ? 'halfway' : 'needed';
  return (
    <section className={styles.card} aria-label={t(`setup.invitation.${words}.title`)} data-testid="setup-invitation">
      <IconSparkles className={styles.icon} stroke={2} aria-hidden="true" />
      <div className={styles.text}>
        <strong>{t(`setup.invitation.${words}.title`)}</strong>
        <span>{t(`setup.invitation.${words}.body`)}</span>
      </div>
      <div className={styles.actions}>
        {halfway && (
          <Button variant="default" onClick={() => keep({ open: false })}>
            {t('setup.invitation.later')}
          </Button>
        )}
        <Button
          component="a"
          href={hrefTo('setup')}
          rightSection={<IconArrowRight size={20} aria-hidden="true" />}
          data-testid="setup-begin"
        >
          {t(`setup.invitation.${words}.go`)}
        </Button>
      </div>
    </section>
  );
}
