/**
 * What crosses between the desktop shell's main process and its windows, by channel. Requests, answers and events are the
 * envelopes of `wire.ts`, as on the screens' socket: one decoder, one size limit, and nothing but plain data and bytes.
 * Imported by the sandboxed preload, which may require nothing: no schema library here.
 */
import type { PlainError } from './errors.ts';

export const ipcChannels = {
  /** Screen -> station: a page has loaded and begins as nobody. Answered by events, and by a port for camera frames. */
  open: 'hadir:open',
  /** Screen -> station: `{call, args}`; answered by `{result}` or `{error}`. */
  call: 'hadir:call',
  /** Station -> screen: a `StationEvent`. */
  event: 'hadir:event',
  /** Station -> screen: a port that leads straight to the vision worker; the one before it is over. */
  frames: 'hadir:frames',
  /** Screen -> shell: a command of the shell itself (`desktop.ts`), as plain values. */
  desktop: 'hadir:desktop',
  /** Shell -> screen, unasked. */
  desktopEvent: 'hadir:desktop-event',
} as const;

/** What a window's page is given as `window.hadir`. */
export interface StationBridge {
  /** `request`: an envelope `{call, args}`; resolves with an envelope `{result}` or `{error}`, and never rejects for what the
   * station refuses. */
  call(request: Uint8Array): Promise<Uint8Array>;
  /** Hears envelopes of `StationEvent`. Returns the function that ends the subscription. */
  subscribe(listener: (event: Uint8Array) => void): () => void;
  /** Sends a camera frame (JPEG) to the vision worker under `ticket`; false where no worker listens at this moment: then the
   * bytes go with the call. */
  frame(ticket: string, jpeg: Uint8Array): boolean;
}

export type DesktopAnswer = { result: unknown } | { error: PlainError };

/** What a window's page is given as `window.hadirDesktop`: the shell's own commands, by name. */
export interface DesktopBridge {
  call(name: string, args: unknown): Promise<DesktopAnswer>;
  subscribe(listener: (event: unknown) => void): () => void;
}

/** A camera frame on its way through the port. */
export interface PortFrame {
  ticket: string;
  jpeg: Uint8Array;
}
