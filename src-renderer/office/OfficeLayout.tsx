/** The office: its navigation at the left, one screen at the right. */
import {
  IconCalendarEvent,
  IconChartBar,
  IconDeviceDesktop,
  IconHome,
  IconListCheck,
  IconLogout,
  IconMail,
  IconSettings,
  IconStethoscope,
  IconTimeline,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { mayAct, type Role } from '../../src-shared/roles.ts';
import { ToneIcon } from '../components/Chip.tsx';
import { SettingsPopover } from '../components/SettingsPopover.tsx';
import { moodTones, stationMood } from '../components/station-mood.ts';
import { go, hrefTo, type OfficeScreen, useRoute } from '../route.ts';
import { useServices, useStation, useWords } from '../services.tsx';
import styles from './OfficeLayout.module.css';

interface Entry {
  screen: OfficeScreen | 'enrol';
  Icon: typeof IconHome;
  role: Role;
}

const entries: readonly Entry[] = [
  { screen: 'today', Icon: IconHome, role: 'viewer' },
  { screen: 'attendance', Icon: IconListCheck, role: 'viewer' },
  { screen: 'people', Icon: IconUsers, role: 'viewer' },
  { screen: 'enrol', Icon: IconUserPlus, role: 'operator' },
  { screen: 'leave', Icon: IconMail, role: 'viewer' },
  { screen: 'reports', Icon: IconChartBar, role: 'viewer' },
  { screen: 'calendar', Icon: IconCalendarEvent, role: 'viewer' },
  { screen: 'events', Icon: IconTimeline, role: 'viewer' },
  { screen: 'settings', Icon: IconSettings, role: 'administrator' },
  { screen: 'diagnostics', Icon: IconStethoscope, role: 'operator' },
];

export function OfficeLayout({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const { session } = useServices();
  const { screen } = useRoute();
  const staff = useStore(session.store, (state) => state.staff);
  const role = staff?.role ?? 'viewer';
  return (
    <div className={styles.office}>
      <button type="button" className={styles.skip} onClick={skipToMain}>
        {t('office.skip')}
      </button>
      <aside className={styles.rail}>
        <div className={styles.brand} aria-hidden="true">
          hadir<span>.</span>
        </div>
        <nav className={styles.nav} aria-label={t('office.navigation')}>
          {entries
            .filter((entry) => mayAct(role, entry.role))
            .map(({ screen: to, Icon }) => (
              <a
                key={to}
                href={hrefTo(to)}
                className={styles.entry}
                aria-current={screen === to ? 'page' : undefined}
                data-testid={`nav-${to}`}
              >
                <Icon stroke={2} aria-hidden="true" />
                <span>{t(`nav.${to}`)}</span>
              </a>
            ))}
        </nav>
        <div className={styles.foot}>
          <StationLine />
          <a className={styles.entry} href={hrefTo('live')} data-testid="to-gate">
            <IconDeviceDesktop stroke={2} aria-hidden="true" />
            <span>{t('office.gate')}</span>
          </a>
          <div className={styles.me}>
            <div className={styles.who}>
              <strong data-testid="staff-name">{staff?.name}</strong>
              <span>{t(`role.${role}`)}</span>
            </div>
            <SettingsPopover className={styles.icon} />
            <button
              type="button"
              className={styles.icon}
              aria-label={t('office.sign_out')}
              data-testid="sign-out"
              onClick={() => {
                void session.signOut();
                go('live');
              }}
            >
              <IconLogout stroke={2} aria-hidden="true" />
            </button>
          </div>
        </div>
      </aside>
      <div className={styles.content}>{children}</div>
    </div>
  );
}

/** By focus, as the hash is the route. */
function skipToMain(): void {
  document.getElementById('main')?.focus();
}

function StationLine() {
  const { t } = useWords();
  const mood = useStation(stationMood);
  const gate = useStation((state) => state.status?.gate ?? '');
  return (
    <p className={styles.station} role="status">
      <ToneIcon tone={moodTones[mood]} />
      <span>{gate}</span>
      <span>{t(`status.${mood}`)}</span>
    </p>
  );
}
