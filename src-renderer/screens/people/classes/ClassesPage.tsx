/** Classes and what happens to whole classes: school years, promotion, and the end of leavers' data. */
import { Tabs } from '@mantine/core';
import type { ComponentType } from 'react';
import { Page } from '../../../components/Page.tsx';
import { go, useRoute } from '../../../route.ts';
import { useMay, useWords } from '../../../services.tsx';
import { BackLink } from '../BackLink.tsx';
import styles from '../person/person.module.css';
import { GroupsTab } from './GroupsTab.tsx';
import { LeaversTab } from './LeaversTab.tsx';
import { PromotionTab } from './PromotionTab.tsx';
import { YearsTab } from './YearsTab.tsx';

const contents = { groups: GroupsTab, years: YearsTab, promotion: PromotionTab, leavers: LeaversTab } as const;
type Tab = keyof typeof contents;
const everybodys: readonly Tab[] = ['groups', 'years'];

export default function ClassesPage() {
  const { t } = useWords();
  const administrator = useMay('administrator');
  const { query } = useRoute();
  const tabs = administrator ? (Object.keys(contents) as Tab[]) : everybodys;
  const tab = tabs.find((name) => name === query.get('tab')) ?? 'groups';
  const Content: ComponentType = contents[tab];
  return (
    <Page above={<BackLink />} title={t('people.classes.title')}>
      <Tabs
        value={tab}
        onChange={(next) => go('people', ['classes'], next ? { tab: next } : {})}
        keepMounted={false}
        color="leaf"
        variant="pills"
        classNames={{ list: styles.tabs ?? '', tab: styles.tab ?? '' }}
      >
        <Tabs.List aria-label={t('people.classes.title')}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name} data-testid={`tab-${name}`}>
              {t(`people.classes.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} pt="lg">
          <Content />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
