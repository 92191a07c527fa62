/** The live screen's heart: frames out, faces in, cards and sounds from them. */
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { CommandResults } from '../../../src-shared/contract.ts';
import { useFramePump } from '../../camera/use-frame-pump.ts';
import { useCamera, usePreference, useServices, useStation } from '../../services.tsx';
import { type LiveCard, updateCards, visibleCards } from './cards.ts';
import { createChime } from './chime.ts';
import type { LiveFeed } from './TrackLayer.tsx';
import { createTrackMotion } from './track-motion.ts';

/** Milliseconds between looks at cards that have to go although no frame comes. */
const sweep = 250;

const sameCards = (a: readonly LiveCard[], b: readonly LiveCard[]) =>
  a.length === b.length && a.every((card, index) => card.key === b[index]?.key);

export function useLive(video: RefObject<HTMLVideoElement | null>) {
  const { client, station } = useServices();
  const running = useCamera((state) => state.phase === 'running');
  const connected = useStation((state) => state.connection === 'open');
  const feed = useRef<LiveFeed>({ motion: createTrackMotion(), frame: { width: 640, height: 360 }, wake: () => {} });
  const all = useRef<LiveCard[]>([]);
  const [cards, setCards] = useState<LiveCard[]>([]);
  const [watching, setWatching] = useState(false);
  const play = useChime();
  // Names this page's stream: two screens of one station must not share tracks.
  const camera = useMemo(() => `screen-${crypto.randomUUID().slice(0, 8)}`, []);

  function take(faces: CommandResults['live.frame']['faces']): void {
    const moment = { now: performance.now(), date: Date.now() };
    const before = new Set(all.current.map((card) => card.key));
    all.current = updateCards(all.current, faces, moment);
    for (const card of all.current)
      if (card.outcome === 'accept' && !before.has(card.key)) play(card.repeated ? 'again' : 'recorded');
    const shown = visibleCards(all.current, moment.now);
    setCards((old) => (sameCards(old, shown) ? old : shown));
    setWatching(faces.length > 0);
  }

  useFramePump(video, {
    active: running && connected,
    async send({ seq, at, image, width, height }) {
      const answer = await client.call('live.frame', { camera, seq, at, image });
      feed.current.frame = { width, height };
      feed.current.motion.observe(answer.faces, performance.now());
      feed.current.wake();
      take(answer.faces);
      const { status } = station.getState();
      if (status && (status.vision !== answer.status.vision || status.liveness !== answer.status.liveness))
        station.setState({ status: { ...status, ...answer.status } });
    },
  });

  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const timer = setInterval(() => {
      if (!running || !connected) latest.current([]);
    }, sweep);
    return () => clearInterval(timer);
  }, [running, connected]);

  const ready = useStation((state) => state.status?.vision === 'ready');
  /** Nobody there, and somebody could come. */
  const inviting = running && connected && ready && !watching;
  return { feed, cards, inviting };
}

function useChime() {
  const [sound] = usePreference('sound');
  const chime = useRef<ReturnType<typeof createChime> | null>(null);
  useEffect(() => {
    const made = createChime();
    chime.current = made;
    return () => made.close();
  }, []);
  return (kind: 'recorded' | 'again') => {
    if (sound) chime.current?.play(kind);
  };
}
