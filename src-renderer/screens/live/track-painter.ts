/** Draws the shown tracks into an SVG and a layer of labels, element by element: sixty times a second is no work for React. */
import type { Box } from '../../../src-shared/domain.ts';
import type { Modality } from '../../../src-shared/palm.ts';
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

interface TrackStyles {
  frame: string | undefined;
  edge: string | undefined;
  line: string | undefined;
  label: string | undefined;
}

interface TrackPainter {
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

/** Share of a side that one arm takes at rest. Two grown arms meet at one half. */
const restArm = 0.2;

/** The frame round a face: four rounded corners whose arms grow towards each other as the decision gathers. An
 * SVG path in a box of `width` x `height` at the origin; `progress` 0 gives corners, 1 a closed frame. `roundness`: of the corners, a
 * share of the shorter side, 0..0.5. */
export function cornerPath(width: number, height: number, progress: number, roundness = 0.12): string {
  const radius = Math.min(width, height) * roundness;
  const arm = (side: number) => Math.max(radius, side * (restArm + (0.5 - restArm) * progress));
  const across = arm(width);
  const down = arm(height);
  const n = (value: number) => value.toFixed(1);
  const corner = (x: number, y: number, dx: 1 | -1, dy: 1 | -1) => {
    const sweep = dx === dy ? 1 : 0;
    return (
      `M${n(x)} ${n(y + dy * down)}V${n(y + dy * radius)}` +
      `A${n(radius)} ${n(radius)} 0 0 ${sweep} ${n(x + dx * radius)} ${n(y)}H${n(x + dx * across)}`
    );
  };
  return corner(0, 0, 1, 1) + corner(width, 0, -1, 1) + corner(width, height, -1, -1) + corner(0, height, 1, -1);
}
