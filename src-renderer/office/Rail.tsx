/** The way around the office: its screens, the way to the gate, who is signed in. On narrow windows the words move into tooltips. */
import { Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
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
import styles from './Rail.module.css';

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

/** The same width as in the style sheet. */
const narrow = '(max-width: 1199px)';

export function Rail() {
  const { t } = useWords();
  const { session } = useServices();
  const { screen } = useRoute();
  const isNarrow = useMediaQuery(narrow, false, { getInitialValueInEffect: false });
  const staff = useStore(session.store, (state) => state.staff);
  const role = staff?.role ?? 'viewer';
  return (
    <aside className={styles.rail}>
      <div className={styles.brand} aria-hidden="true">
        <span className={styles.word}>hadir</span>
        <span className={styles.letter}>h</span>
        <span className={styles.dot}>.</span>
      </div>
      <nav className={styles.nav} aria-label={t('office.navigation')}>
        {entries
          .filter((entry) => mayAct(role, entry.role))
          .map(({ screen: to, Icon }) => (
            <Labelled key={to} label={t(`nav.${to}`)} when={isNarrow}>
              <a
                href={hrefTo(to)}
                className={styles.entry}
                aria-current={screen === to ? 'page' : undefined}
                data-testid={`nav-${to}`}
              >
                <Icon stroke={2} aria-hidden="true" />
                <span className={styles.label}>{t(`nav.${to}`)}</span>
              </a>
            </Labelled>
          ))}
      </nav>
      <div className={styles.foot}>
        <StationLine narrow={isNarrow} />
        <Labelled label={t('office.gate')} when={isNarrow}>
          <a className={styles.entry} href={hrefTo('live')} data-testid="to-gate">
            <IconDeviceDesktop stroke={2} aria-hidden="true" />
            <span className={styles.label}>{t('office.gate')}</span>
          </a>
        </Labelled>
        <div className={styles.me}>
          <div className={styles.who}>
            <strong data-testid="staff-name">{staff?.name}</strong>
            <span>{t(`role.${role}`)}</span>
          </div>
          <SettingsPopover className={styles.icon} />
          <Labelled label={isNarrow ? `${t('office.sign_out')} · ${staff?.name ?? ''}` : t('office.sign_out')} when>
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
          </Labelled>
        </div>
      </div>
    </aside>
  );
}

function Labelled({ label, when, children }: { label: string; when: boolean; children: ReactNode }) {
  return (
    <Tooltip label={label} position="right" disabled={!when} events={{ hover: true, focus: true, touch: false }}>
      {children}
    </Tooltip>
  );
}

/** How the station is, in one line of the rail; on narrow windows its shape alone, with the words in a tooltip. */
function StationLine({ narrow }: { narrow: boolean }) {
  const { t } = useWords();
  const mood = useStation(stationMood);
  const gate = useStation((state) => state.status?.gate ?? '');
  const words = [gate, t(`status.${mood}`)].filter(Boolean).join(' · ');
  return (
    <Tooltip label={words} position="right" disabled={!narrow}>
      <p className={styles.station} role="status" data-testid="office-station">
        <ToneIcon tone={moodTones[mood]} />
        <span className={styles.label}>{words}</span>
      </p>
    </Tooltip>
  );
}
