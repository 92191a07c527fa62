/** `screen`: displays that come and go. */
import { Emitter } from './emitter.ts';

export type Display = Pick<
  Electron.Display,
  'id' | 'label' | 'bounds' | 'workArea' | 'size' | 'scaleFactor' | 'internal'
>;

export function displayAt(id: number, x: number, y = 0, width = 1920, height = 1080): Display {
  const bounds = { x, y, width, height };
  const workArea = { ...bounds, height: height - 40 };
  return { id, label: `Layar ${id}`, bounds, workArea, size: { width, height }, scaleFactor: 1, internal: id === 1 };
}

export class ScreenDouble extends Emitter {
  displays: Display[] = [displayAt(1, 0)];

  getAllDisplays = (): Display[] => this.displays;
  getPrimaryDisplay = (): Display => this.displays[0] as Display;
  /** The one that it lies on most; the main one where it lies on none. */
  getDisplayMatching = (rect: Electron.Rectangle): Display =>
    this.displays.toSorted((a, b) => overlap(b.bounds, rect) - overlap(a.bounds, rect))[0] ?? this.getPrimaryDisplay();

  plug(display: Display): void {
    this.displays = [...this.displays, display];
    this.emit('display-added', {}, display);
  }

  unplug(id: number): void {
    const gone = this.displays.find((display) => display.id === id);
    this.displays = this.displays.filter((display) => display.id !== id);
    this.emit('display-removed', {}, gone);
  }

  change(display: Display): void {
    this.displays = this.displays.map((known) => (known.id === display.id ? display : known));
    this.emit('display-metrics-changed', {}, display, ['bounds', 'workArea']);
  }
}

function overlap(a: Electron.Rectangle, b: Electron.Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
