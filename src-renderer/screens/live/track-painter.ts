/** Draws the shown tracks into an SVG and a layer of labels, element by element: sixty times a second is no work for React. */
import type { Box } from '../../../src-shared/domain.ts';
import type { Modality } from '../../../src-shared/palm.ts';
import { cornerPath } from './corner-path.ts';
import { type ShownTrack, trackKey } from './track-motion.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Corners as a share of the shorter side: a hand, which is no oblong, has rounder ones. */
const roundness: Record<Modality, number> = { face: 0.12, palm: 0.3 };

interface Parts {
  frame: SVGGElement;
  paths: SVGPathElement[];
  label: HTMLElement;
  /** Pixels; measured when the words change, not at every refresh. */
  labelWidth: number;
}

export interface TrackStyles {
  frame: string | undefined;
  edge: string | undefined;
  line: string | undefined;
  label: string | undefined;
}

export interface TrackPainter {
  paint(tracks: readonly ShownTrack[], place: (track: ShownTrack) => Box, labelOf: (track: ShownTrack) => string): void;
}

export function createTrackPainter(svg: SVGElement, labels: HTMLElement, styles: TrackStyles): TrackPainter {
  const drawn = new Map<string, Parts>();

  function add(key: string): Parts {
    const frame = document.createElementNS(svgNamespace, 'g');
    frame.setAttribute('class', styles.frame ?? '');
    // The dark edge below keeps the line readable on a white wall.
    const paths = [styles.edge, styles.line].map((name) => {
      const path = document.createElementNS(svgNamespace, 'path');
      path.setAttribute('class', name ?? '');
      frame.append(path);
      return path;
    });
    const label = document.createElement('div');
    label.className = styles.label ?? '';
    svg.append(frame);
    labels.append(label);
    const parts = { frame, paths, label, labelWidth: 0 };
    drawn.set(key, parts);
    return parts;
  }

  function remove(key: string, parts: Parts): void {
    parts.frame.remove();
    parts.label.remove();
    drawn.delete(key);
  }

  function draw(parts: Parts, track: ShownTrack, box: Box, text: string): void {
    const { outcome, modality } = track.sighting;
    Object.assign(parts.frame.dataset, { outcome, modality });
    parts.frame.style.opacity = String(track.opacity);
    parts.frame.setAttribute('transform', `translate(${box.x.toFixed(1)} ${box.y.toFixed(1)})`);
    const path = cornerPath(box.width, box.height, track.progress, roundness[modality]);
    for (const element of parts.paths) element.setAttribute('d', path);
    if (parts.label.textContent !== text) {
      parts.label.textContent = text;
      parts.labelWidth = parts.label.offsetWidth;
    }
    parts.label.dataset.outcome = outcome;
    parts.label.style.opacity = text ? String(track.opacity) : '0';
    // Never beyond the picture's edges: there it would be cut off.
    const room = parts.labelWidth / 2 + 8;
    const left = Math.min(Math.max(box.x + box.width / 2, room), labels.clientWidth - room);
    parts.label.style.transform = `translate(${left.toFixed(1)}px, max(${box.y.toFixed(1)}px, calc(80 * var(--u))))`;
  }

  return {
    paint(tracks, place, labelOf) {
      const shown = new Set(tracks.map((track) => trackKey(track.sighting)));
      for (const [key, parts] of drawn) if (!shown.has(key)) remove(key, parts);
      for (const track of tracks) {
        const key = trackKey(track.sighting);
        const parts = drawn.get(key) ?? add(key);
        draw(parts, track, place(track), labelOf(track));
      }
    },
  };
}
