/** The live screen's heart: frames out, faces and hands in, cards and sounds from them. */
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { CommandResults } from '../../../src-shared/contract.ts';
import { type ErrorCode, StationError } from '../../../src-shared/errors.ts';
import type { MessageKey } from '../../../src-shared/messages/index.ts';
import type { Modality } from '../../../src-shared/palm.ts';
import { useFramePump } from '../../camera/use-frame-pump.ts';
import { useCamera, useServices, useStation } from '../../services.tsx';
import { createGaze } from './gaze.ts';
import { handWords } from './shown-hand.ts';
import type { LiveFeed } from './TrackLayer.tsx';
import { createTrackMotion } from './track-motion.ts';
import { useCards } from './use-cards.ts';
import type { GateReading } from './use-gate-reads.ts';
import { useGreeting } from './use-greeting.ts';
import { useSounds } from './use-sounds.ts';

/** A frame's failure that somebody must do something about; the others pass, and the station tells of itself. */
const pressing: ReadonlySet<ErrorCode> = new Set([
  'storage_full',
  'unauthorised',
  'forbidden',
  'models_unavailable',
  'internal',
]);

interface Options {
  reading: GateReading;
  /** Somebody asked to be recognised by the palm. */
  palmAsked: boolean;
  /** Every answer that was about hands. */
  onHands(hands: CommandResults['live.frame']['seen']): void;
}

export function useLive(video: RefObject<HTMLVideoElement | null>, { reading, palmAsked, onHands }: Options) {
  const { client, station } = useServices();
  const running = useCamera((state) => state.phase === 'running');
  const connected = useStation((state) => state.connection === 'open');
  const feed = useRef<LiveFeed>({ motion: createTrackMotion(), frame: { width: 640, height: 360 }, wake: () => {} });
  const gaze = useRef(createGaze());
  const counts = useRef<Record<Modality, number>>({ face: 0, palm: 0 });
  const [watching, setWatching] = useState(false);
  const [hand, setHand] = useState<MessageKey | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const greet = useGreeting();
  const play = useSounds(greet);
  const cards = useCards(play);
  // Names this page's stream: two screens of one station must not share tracks.
  const camera = useMemo(() => `screen-${crypto.randomUUID().slice(0, 8)}`, []);

  function take(modality: Modality, { seen }: CommandResults['live.frame']): void {
    const now = performance.now();
    gaze.current.saw(modality, seen.length, now);
    cards.see(seen);
    feed.current.motion.observe(seen.map(cards.drawn), now, modality);
    feed.current.wake();
    counts.current[modality] = seen.length;
    // Nobody asks for faces while a palm is wanted: whoever was seen before is not there for ever.
    if (reading.reads !== 'both' || palmAsked) counts.current[modality === 'palm' ? 'face' : 'palm'] = 0;
    setWatching(counts.current.face + counts.current.palm > 0);
    if (modality === 'palm') {
      setHand(handWords(seen));
      onHands(seen);
    }
  }

  useFramePump(video, {
    active: running && connected,
    async send({ seq, at, image, width, height }) {
      const modality = gaze.current.next({ ...reading, asked: palmAsked }, performance.now());
      const answer = await client.call('live.frame', { camera, modality, seq, at, image });
      feed.current.frame = { width, height };
      take(modality, answer);
      setProblem(null);
      const { status } = station.getState();
      if (status && (status.vision !== answer.status.vision || status.liveness !== answer.status.liveness))
        station.setState({ status: { ...status, ...answer.status } });
    },
    onError(error) {
      const code = error instanceof StationError ? error.code : 'internal';
      setProblem(pressing.has(code) ? code : null);
    },
  });

  const ready = useStation((state) => state.status?.vision === 'ready');
  /** Nobody there, and somebody could come. */
  const inviting = running && connected && ready && !watching && problem === null;
  return { feed, cards, greet, hand, inviting, problem: connected ? problem : null };
}
