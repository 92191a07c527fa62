/** One frame in flight, the newest wins: a station slower than the camera sees fresh pictures, never a queue of old ones. */

export interface PumpStats {
  sent: number;
  /** Frames replaced by a newer one before their turn came. */
  dropped: number;
  failed: number;
}

export interface Pump<Frame> {
  offer(frame: Frame): void;
  /** Nothing is sent any more; what is in flight ends unheard. */
  stop(): void;
  readonly stats: Readonly<PumpStats>;
}

/** `send` settles when the station has answered. A rejection is counted and told, and the next frame goes out all the same:
 * the connection's own state decides when to stop offering. */
export function createPump<Frame>(
  send: (frame: Frame) => Promise<void>,
  onError: (error: unknown) => void = () => {},
): Pump<Frame> {
  const stats: PumpStats = { sent: 0, dropped: 0, failed: 0 };
  let newest: { frame: Frame } | null = null;
  let inFlight = false;
  let stopped = false;

  async function run(): Promise<void> {
    inFlight = true;
    while (newest && !stopped) {
      const { frame } = newest;
      newest = null;
      stats.sent += 1;
      try {
        await send(frame);
      } catch (error) {
        stats.failed += 1;
        if (!stopped) onError(error);
      }
    }
    inFlight = false;
  }

  return {
    stats,
    offer(frame) {
      if (stopped) return;
      if (newest) stats.dropped += 1;
      newest = { frame };
      if (!inFlight) void run();
    },
    stop() {
      stopped = true;
      newest = null;
    },
  };
}
