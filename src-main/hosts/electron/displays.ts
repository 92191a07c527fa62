/** Where windows belong: which display each is on, and back onto one when a display goes. */
import type { Display, Rectangle } from 'electron';
import { screen } from 'electron';
import type { DesktopDisplay } from '../../../src-shared/desktop.ts';

type Known = Pick<Display, 'id' | 'bounds' | 'workArea'>;

/** Pixels of a window that must show on some display, so that a hand can take hold of it. */
const least = 80;

export function listDisplays(): DesktopDisplay[] {
  const main = screen.getPrimaryDisplay().id;
  return screen
    .getAllDisplays()
    .map(({ id, label, size: { width, height } }) => ({ id, label, width, height, main: id === main }));
}

/** The wanted one; else one that is not `avoid`, where that is given; else the main one. */
export function displayFor(wanted: number | null, avoid: number | null = null): Display {
  const all = screen.getAllDisplays();
  const other = avoid === null ? undefined : all.find(({ id }) => id !== avoid);
  return all.find(({ id }) => id === wanted) ?? other ?? screen.getPrimaryDisplay();
}

/** A window of that size in the middle of the display, no larger than its free area. */
export function centred({ workArea }: Pick<Known, 'workArea'>, size: { width: number; height: number }): Rectangle {
  const width = Math.min(size.width, workArea.width);
  const height = Math.min(size.height, workArea.height);
  return {
    x: workArea.x + Math.floor((workArea.width - width) / 2),
    y: workArea.y + Math.floor((workArea.height - height) / 2),
    width,
    height,
  };
}

/** Whether enough of the window lies on the displays, its upper edge included, to be seen and moved. */
export function canBeSeen(window: Rectangle, displays: readonly Pick<Known, 'workArea'>[]): boolean {
  return displays.some(({ workArea }) => {
    const across = Math.min(window.x + window.width, workArea.x + workArea.width) - Math.max(window.x, workArea.x);
    const topShows = window.y >= workArea.y && window.y <= workArea.y + workArea.height - least;
    return topShows && across >= Math.min(least, window.width);
  });
}

/** `changed` after displays came, went or changed. Returns what ends it. */
export function watchDisplays(changed: () => void): () => void {
  screen.on('display-added', changed);
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
  return () => {
    screen.off('display-added', changed);
    screen.off('display-removed', changed);
    screen.off('display-metrics-changed', changed);
  };
}
