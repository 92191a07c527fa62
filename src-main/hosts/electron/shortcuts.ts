/** Which keys reach a page in the kiosk. A list of what may, not of what may not: typing and moving in a text, and nothing that
 * a browser or a window would take for an order. What the system takes for itself (Ctrl+Alt+Del, the Windows key, switching
 * programs) no program can hold back: the set-up of the system must, as docs/install.md says. */
import type { Input } from 'electron';

type Key = Pick<Input, 'key' | 'control' | 'alt' | 'meta' | 'shift'>;

const textOrders: ReadonlySet<string> = new Set(['a', 'c', 'v', 'x', 'y', 'z', 'insert']);
const moves: ReadonlySet<string> = new Set([
  'arrowleft',
  'arrowright',
  'arrowup',
  'arrowdown',
  'home',
  'end',
  'backspace',
  'delete',
]);
/** Beside single characters, with no modifier but Shift. */
const plain: ReadonlySet<string> = new Set([
  ...moves,
  'enter',
  'tab',
  'escape',
  'insert',
  'pageup',
  'pagedown',
  'shift',
  'control',
  'alt',
  'altgraph',
  'capslock',
  'numlock',
  'dead',
  'process',
  'unidentified',
  'audiovolumeup',
  'audiovolumedown',
  'audiovolumemute',
]);

export function reachesPage({ key, control, alt, meta }: Key, platform: NodeJS.Platform): boolean {
  const name = key.toLowerCase();
  const order = platform === 'darwin' ? meta : control;
  const foreign = platform === 'darwin' ? control : meta;
  if (foreign) return false;
  // AltGr, by which some keyboards write @ and |: it says Control and Alt at once.
  if (alt) return name === 'alt' || name === 'altgraph' || ((control || platform === 'darwin') && isSign(key));
  if (order) return textOrders.has(name) || moves.has(name) || name === 'control' || name === 'shift';
  return [...key].length === 1 || plain.has(name);
}

/** A character that is neither a Latin letter nor a digit. */
function isSign(key: string): boolean {
  return [...key].length === 1 && !/[a-z0-9\s]/i.test(key);
}

/** Ctrl+Shift+Q (⌘⇧Q): the way to the administrator's question. */
export function asksToLeave({ key, control, alt, meta, shift }: Key, platform: NodeJS.Platform): boolean {
  const order = platform === 'darwin' ? meta : control;
  return key.toLowerCase() === 'q' && shift && order && !alt;
}
