/** The gate: one greeting large enough for two metres, everything else quiet. */
import { useRef } from 'react';
import { CameraView } from '../../camera/CameraView.tsx';
import { useOpenCamera } from '../../camera/use-open-camera.ts';
import { ToneIcon } from '../../components/Chip.tsx';
import { StationNotice } from '../../components/StationNotice.tsx';
import { moodTones, stationMood } from '../../components/station-mood.ts';
import { useStation } from '../../services.tsx';
import { CardStack } from './CardStack.tsx';
import { Clock } from './Clock.tsx';
import styles from './LiveScreen.module.css';
import { RecentList } from './RecentList.tsx';
import { SideActions } from './SideActions.tsx';
import { StatusLine } from './StatusLine.tsx';
import { TodayCounts } from './TodayCounts.tsx';
import { TrackLayer } from './TrackLayer.tsx';
import { useLive } from './use-live.ts';
import { useWakeLock } from './use-wake-lock.ts';

export function LiveScreen() {
  const video = useRef<HTMLVideoElement>(null);
  const { feed, cards, inviting } = useLive(video);
  const mood = useStation(stationMood);
  const gate = useStation((state) => state.status?.gate);
  const school = useStation((state) => state.status?.school);
  useOpenCamera();
  useWakeLock();

  return (
    <div className={styles.screen}>
      <main className={styles.stage}>
        <CameraView videoRef={video}>
          <TrackLayer feed={feed} />
        </CameraView>
        <div className={styles.top}>
          {gate && (
            <span className={styles.pill}>
              {mood === 'ready' ? (
                <span className={styles.dot} aria-hidden="true" />
              ) : (
                <ToneIcon tone={moodTones[mood]} className={styles.mark} />
              )}
              {gate}
            </span>
          )}
          {school && <span className={styles.pill}>{school}</span>}
        </div>
        <StationNotice />
        <CardStack cards={cards} inviting={inviting} />
      </main>
      <aside className={styles.side}>
        <Clock />
        <TodayCounts />
        <RecentList />
        <StatusLine />
        <SideActions />
      </aside>
    </div>
  );
}
