/** The live screen's heart: frames out, faces in, cards and sounds from them. */
import { type RefObject, useMemo, useRef, useState } from 'react';
import { type ErrorCode, StationError } from '../../../src-shared/errors.ts';
import { useFramePump } from '../../camera/use-frame-pump.ts';
import { useCamera, useServices, useStation } from '../../services.tsx';
import type { LiveFeed } from './TrackLayer.tsx';
import { createTrackMotion } from './track-motion.ts';
import { useCards } from './use-cards.ts';
import { useGreeting } from './use-greeting.ts';
import { useSounds } from './use-sounds.ts';

/** A frame's failure that somebody must do something about; the others pass, and the station tells of itself. */
const pressing: ReadonlySet<ErrorCode> = new Set(['storage_full', 'unauthorised', 'forbidden', 'internal']);

export function useLive(video: RefObject<HTMLVideoElement | null>) {
  const { client, station } = useServices();
  const running = useCamera((state) => state.phase === 'running');
  const connected = useStation((state) => state.connection === 'open');
  const feed = useRef<LiveFeed>({ motion: createTrackMotion(), frame: { width: 640, height: 360 }, wake: () => {} });
  const [watching, setWatching] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const greet = useGreeting();
  const play = useSounds(greet);
  const cards = useCards(play);
  // Names this page's stream: two screens of one station must not share tracks.
  const camera = useMemo(() => `screen-${crypto.randomUUID().slice(0, 8)}`, []);

  useFramePump(video, {
    active: running && connected,
    async send({ seq, at, image, width, height }) {
      const answer = await client.call('live.frame', { camera, seq, at, image });
      feed.current.frame = { width, height };
      cards.faces(answer.faces);
      feed.current.motion.observe(answer.faces.map(cards.drawn), performance.now());
      feed.current.wake();
      setWatching(answer.faces.length > 0);
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
  return { feed, cards, greet, inviting, problem: connected ? problem : null };
}
