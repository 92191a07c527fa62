/** The gate: one greeting large enough for two metres, everything else quiet. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import { CameraView } from '../../camera/CameraView.tsx';
import { useOpenCamera } from '../../camera/use-camera.ts';
import { ToneIcon } from '../../components/Chip.tsx';
import { moodTones, stationMood } from '../../components/station-mood.ts';
import { useNow } from '../../components/use-now.ts';
import { formatDate, formatSeconds, formatTime } from '../../format/school-time.ts';
import { useStation, useWords } from '../../services.tsx';
import { CardStack } from './CardStack.tsx';
import { GateNotice, LightLine } from './GateNotice.tsx';
import styles from './LiveScreen.module.css';
import { PalmPinPad } from './PalmPinPad.tsx';
import { PinPad } from './PinPad.tsx';
import { RecentList } from './RecentList.tsx';
import { SideActions } from './SideActions.tsx';
import { TodayCounts } from './TodayCounts.tsx';
import { TrackLayer } from './TrackLayer.tsx';
import { useCardCamera, useCardEntry } from './use-card-entry.ts';
import { useGateReads } from './use-gate-reads.ts';
import { useLive } from './use-live.ts';
import { type Panel, usePalmEntry } from './use-palm-entry.ts';
import { CardPanel, PalmPanel } from './WaitingPanels.tsx';
import { useWedge } from './wedge.ts';

export function LiveScreen() {
  const video = useRef<HTMLVideoElement>(null);
  const [panel, setPanel] = useState<Panel>(null);
  const reading = useGateReads();
  const palm = usePalmEntry(panel, setPanel);
  const palmAsked = panel === 'palm' || panel === 'palm-pin';
  const live = useLive(video, { reading, palmAsked, onHands: palm.onHands });
  const { feed, cards, greet, inviting, problem } = live;
  const { end } = palm;
  const close = useCallback(() => {
    end('closed');
    setPanel(null);
  }, [end]);
  const entered = (recorded: RecordedPerson) => {
    cards.enter(recorded);
    end('used');
    setPanel(null);
  };
  const card = useCardEntry(entered);
  const open = (next: Panel) => {
    end('closed');
    setPanel(next);
  };
  const openPin = () => open('pin');
  useOpenCamera();
  useWakeLock();
  useCardCamera(video, { wanted: panel === 'card', onText: card.enter });
  useWedge((text) => {
    setPanel((now) => (now === 'pin' ? null : now));
    card.enter(text);
  });

  return (
    <div className={styles.screen}>
      <main className={styles.stage}>
        <CameraView videoRef={video}>
          <TrackLayer feed={feed} />
        </CameraView>
        <TopPills />
        <GateNotice problem={problem} card={panel === 'card' ? null : card.problem} />
        {panel === null && (
          <CardStack cards={cards} greet={greet} inviting={inviting} reading={reading} onPin={openPin} />
        )}
        {panel === 'pin' && <PinPad onRecorded={entered} onClose={close} />}
        {panel === 'card' && <CardPanel problem={card.problem} onPin={openPin} onClose={close} />}
        {panel === 'palm' && <PalmPanel hand={live.hand} onPin={openPin} onClose={close} />}
        {panel === 'palm-pin' && palm.ticket && (
          <PalmPinPad
            key={palm.ticket.person.id}
            ticket={palm.ticket}
            onRecorded={entered}
            onExpired={() => end('expired')}
            onClose={close}
          />
        )}
      </main>
      <aside className={styles.side}>
        <Clock />
        <TodayCounts />
        <RecentList />
        <LightLine video={video} />
        <SideActions palms={reading.palms} onOpen={open} />
      </aside>
    </div>
  );
}

/** The gate's clock: pupils look at it to see whether they are late. */
function Clock() {
  const now = useNow();
  const { language } = useWords();
  const zone = useStation((state) => state.timeZone);
  return (
    <div className={styles.clock}>
      <time className={styles.time}>
        {formatTime(now, language, zone)}
        <small className={styles.seconds}>{formatSeconds(now)}</small>
      </time>
      <div className={styles.date}>{formatDate(now, language, zone)}</div>
    </div>
  );
}

/** Where this is: the gate and the school, over the picture. */
function TopPills() {
  const mood = useStation(stationMood);
  const gate = useStation((state) => state.status?.gate);
  const school = useStation((state) => state.status?.school);
  return (
    <div className={styles.top}>
      {gate && (
        <span className={styles.pill}>
          {mood === 'ready' ? (
            <span className={styles.dot} aria-hidden="true" />
          ) : (
            <ToneIcon tone={moodTones[mood]} className={styles.mark} />
          )}
          <span className={styles.words}>{gate}</span>
        </span>
      )}
      {school && (
        <h1 className={styles.pill}>
          <span className={styles.words}>{school}</span>
        </h1>
      )}
    </div>
  );
}

/** Keeps the gate's display on while the screen is shown. Browsers drop the lock when the page is hidden. */
function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let wanted = true;
    const ask = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      try {
        lock = await navigator.wakeLock.request('screen');
        if (!wanted) await lock.release();
      } catch {
        // Low battery or a refusing system: the display sleeps as it does otherwise.
      }
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      wanted = false;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release().catch(() => {});
    };
  }, []);
}
