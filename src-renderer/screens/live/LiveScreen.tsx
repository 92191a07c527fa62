/** The gate: one greeting large enough for two metres, everything else quiet. */
import { useCallback, useRef, useState } from 'react';
import type { RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import { CameraView } from '../../camera/CameraView.tsx';
import { useOpenCamera } from '../../camera/use-open-camera.ts';
import { CardPanel } from './CardPanel.tsx';
import { CardStack } from './CardStack.tsx';
import { Clock } from './Clock.tsx';
import { GateNotice } from './GateNotice.tsx';
import styles from './LiveScreen.module.css';
import { PalmPanel } from './PalmPanel.tsx';
import { PalmPinPad } from './PalmPinPad.tsx';
import { PinPad } from './PinPad.tsx';
import type { Panel } from './panel.ts';
import { RecentList } from './RecentList.tsx';
import { SideActions } from './SideActions.tsx';
import { LightLine } from './StatusLine.tsx';
import { TodayCounts } from './TodayCounts.tsx';
import { TopPills } from './TopPills.tsx';
import { TrackLayer } from './TrackLayer.tsx';
import { useCardCamera } from './use-card-camera.ts';
import { useCardEntry } from './use-card-entry.ts';
import { useGateReads } from './use-gate-reads.ts';
import { useLive } from './use-live.ts';
import { usePalmEntry } from './use-palm-entry.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { useWedge } from './use-wedge.ts';

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
