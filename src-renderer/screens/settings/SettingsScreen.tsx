/** How the station is set up: one tab a matter, each with an address of its own (`#/settings/recognition`). */
import {
  IconBell,
  IconBuildingCommunity,
  IconClipboardList,
  IconDatabase,
  IconDeviceDesktop,
  IconDeviceDesktopCog,
  IconDoor,
  IconFaceId,
  IconKey,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Page } from '../../components/Page.tsx';
import { hrefTo, useRoute } from '../../route.ts';
import { useServices, useWords } from '../../services.tsx';
import { AuditTab } from './AuditTab.tsx';
import { AccessTab } from './access/AccessTab.tsx';
import { BackupsTab } from './BackupsTab.tsx';
import { ComputerTab } from './computer/ComputerTab.tsx';
import { GatesTab } from './GatesTab.tsx';
import { MessagesTab } from './messages/MessagesTab.tsx';
import { RecognitionTab } from './recognition/RecognitionTab.tsx';
import { SchoolTab } from './SchoolTab.tsx';
import { ScreenTab } from './ScreenTab.tsx';
import styles from './SettingsScreen.module.css';
import { StaffTab } from './StaffTab.tsx';
import { type SettingsTab, tabOf } from './tabs.ts';
import { WebhooksTab } from './webhooks/WebhooksTab.tsx';

const tabs: Record<SettingsTab, { Icon: typeof IconKey; Content: ComponentType }> = {
  school: { Icon: IconBuildingCommunity, Content: SchoolTab },
  gates: { Icon: IconDoor, Content: GatesTab },
  recognition: { Icon: IconFaceId, Content: RecognitionTab },
  staff: { Icon: IconUsers, Content: StaffTab },
  messages: { Icon: IconBell, Content: MessagesTab },
  webhooks: { Icon: IconWebhook, Content: WebhooksTab },
  access: { Icon: IconKey, Content: AccessTab },
  backups: { Icon: IconDatabase, Content: BackupsTab },
  audit: { Icon: IconClipboardList, Content: AuditTab },
  screen: { Icon: IconDeviceDesktop, Content: ScreenTab },
  // Only where the desktop shell runs it.
  computer: { Icon: IconDeviceDesktopCog, Content: ComputerTab },
};

export default function SettingsScreen() {
  const { t } = useWords();
  const { path } = useRoute();
  const { desktop } = useServices();
  const current = tabOf(path);
  const { Content } = tabs[current];
  return (
    <Page title={t('nav.settings')}>
      <div className={styles.columns}>
        <nav className={styles.tabs} aria-label={t('settings.tabs')}>
          {(Object.keys(tabs) as SettingsTab[])
            .filter((tab) => desktop || tab !== 'computer')
            .map((tab) => {
              const { Icon } = tabs[tab];
              return (
                <a
                  key={tab}
                  href={hrefTo('settings', [tab])}
                  className={styles.tab}
                  aria-current={tab === current ? 'page' : undefined}
                  data-testid={`settings-${tab}`}
                >
                  <Icon stroke={2} aria-hidden="true" />
                  <span>{t(`settings.tab.${tab}`)}</span>
                </a>
              );
            })}
        </nav>
        <div className={styles.content} data-testid={`settings-content-${current}`}>
          <p className={styles.about}>{t(`settings.about.${current}`)}</p>
          <Content key={current} />
        </div>
      </div>
    </Page>
  );
}
