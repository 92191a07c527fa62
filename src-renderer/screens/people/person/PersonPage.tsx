/** One person's file: who they are and how today is, then everything else behind tabs that the address remembers. */
import { Button, Tabs } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Page } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { go, hrefTo, useRoute } from '../../../route.ts';
import { useMay, useWords } from '../../../services.tsx';
import { BackLink } from '../BackLink.tsx';
import { BiometricsTab } from './BiometricsTab.tsx';
import { ConsentTab } from './ConsentTab.tsx';
import { CredentialsTab } from './CredentialsTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { NotesTab } from './NotesTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { PersonHead } from './PersonHead.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { ProfileTab } from './ProfileTab.tsx';
import styles from './person.module.css';

const tabs = ['overview', 'history', 'face', 'credentials', 'consent', 'profile', 'notes'] as const;
const contents: Record<(typeof tabs)[number], ComponentType<{ person: PersonSummary }>> = {
  overview: OverviewTab,
  history: HistoryTab,
  face: BiometricsTab,
  credentials: CredentialsTab,
  consent: ConsentTab,
  profile: ProfileTab,
  notes: NotesTab,
};

export default function PersonPage({ personId }: { personId: number }) {
  const { t } = useWords();
  const operator = useMay('operator');
  const { query } = useRoute();
  const wanted = query.get('tab');
  const tab = tabs.find((name) => name === wanted) ?? 'overview';
  const known = Number.isInteger(personId) && personId > 0;
  const {
    data: person,
    error,
    reload,
  } = useQuery('people.get', { personId }, { on: ['people.changed'], enabled: known });

  if (!person)
    return (
      <Page above={<BackLink />} title={t('people.person')}>
        {error === null && known ? (
          <LoadingNotice />
        ) : (
          <ErrorNotice error={error} {...(known ? { onRetry: () => void reload() } : {})} />
        )}
      </Page>
    );
  const Content = contents[tab];
  return (
    <Page
      above={<BackLink />}
      title={person.name}
      actions={
        operator && (
          <>
            <PersonMenu person={person} />
            <Button
              component="a"
              href={hrefTo('enrol', [], { person: String(person.id) })}
              leftSection={<IconCamera aria-hidden="true" />}
              data-testid="person-enrol"
            >
              {t('people.enrol')}
            </Button>
          </>
        )
      }
    >
      <PersonHead person={person} />
      <Tabs
        value={tab}
        onChange={(next) => go('people', [person.id], next && next !== 'overview' ? { tab: next } : {})}
        keepMounted={false}
        color="leaf"
        variant="pills"
        classNames={{ list: styles.tabs ?? '', tab: styles.tab ?? '' }}
      >
        <Tabs.List aria-label={t('people.person')}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name} data-testid={`tab-${name}`}>
              {t(`people.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} pt="lg">
          <Content person={person} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
