/** The frames round the faces and hands, over the camera's picture. Only this layer moves with the display's refresh. */
import { useReducedMotion } from '@mantine/hooks';
import { type RefObject, useEffect, useRef } from 'react';
import type { Modality } from '../../../src-shared/palm.ts';
import { coverBox, padBox, type Size } from '../../camera/geometry.ts';
import { callName } from '../../format/names.ts';
import { type Translate, usePreference, useWords } from '../../services.tsx';
import { handLabel } from './shown-hand.ts';
import styles from './TrackLayer.module.css';
import { createTrackMotion, type ShownTrack, type TrackMotion } from './track-motion.ts';
import { createTrackPainter } from './track-painter.ts';

/** Share of the box added on each side: a detector's ends at the eyebrows, a hand's holds all of it. */
const headroom: Record<Modality, number> = { face: 0.16, palm: 0.04 };

export interface LiveFeed {
  motion: TrackMotion;
  /** Of the frame that the boxes belong to. */
  frame: Size;
  /** Something was observed: draw until it has gone. Between faces the display rests. */
  wake: () => void;
}

function labelOf({ sighting }: ShownTrack, t: Translate): string {
  if (sighting.modality === 'palm' && !(sighting.person && sighting.outcome === 'accept')) {
    const label = handLabel(sighting);
    return label && t(label);
  }
  if (sighting.outcome === 'looking') return '';
  return sighting.person && sighting.outcome === 'accept'
    ? callName(sighting.person.name)
    : t(`track.${sighting.outcome}`);
}

export function TrackLayer({ feed }: { feed: RefObject<LiveFeed> }) {
  const svg = useRef<SVGSVGElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const [mirror] = usePreference('mirror');
  const { t } = useWords();
  const still = useReducedMotion();

  useEffect(() => {
    feed.current.motion = createTrackMotion(still);
  }, [feed, still]);

  useEffect(() => {
    if (!svg.current || !labels.current) return;
    const painter = createTrackPainter(svg.current, labels.current, {
      frame: styles.frame,
      edge: styles.edge,
      line: styles.line,
      label: styles.label,
    });
    const layer = labels.current;
    const view: Size = { width: layer.clientWidth, height: layer.clientHeight };
    const resize = new ResizeObserver(() => {
      Object.assign(view, { width: layer.clientWidth, height: layer.clientHeight });
    });
    resize.observe(layer);
    let handle = 0;
    const next = (now: number) => {
      const { motion, frame } = feed.current;
      const place = ({ box, sighting }: ShownTrack) =>
        coverBox(padBox(box, headroom[sighting.modality]), frame, view, mirror);
      const tracks = motion.step(now);
      painter.paint(tracks, place, (track) => labelOf(track, t));
      handle = tracks.length > 0 ? requestAnimationFrame(next) : 0;
    };
    const { current } = feed;
    current.wake = () => {
      handle ||= requestAnimationFrame(next);
    };
    current.wake();
    return () => {
      current.wake = () => {};
      cancelAnimationFrame(handle);
      resize.disconnect();
      painter.paint(
        [],
        ({ box }) => box,
        () => '',
      );
    };
  }, [feed, mirror, t]);

  return (
    <div className={styles.layer} aria-hidden="true">
      <svg ref={svg} className={styles.frames}>
        <title>{t('camera.view')}</title>
      </svg>
      <div ref={labels} className={styles.labels} />
    </div>
  );
}
