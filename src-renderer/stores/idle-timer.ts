/** Counts how long nobody has touched the office, second by second. By the time of day: a computer that slept was idle. */

/** Seconds before the end in which it is announced. */
export const warningSeconds = 30;

export interface IdleTimer {
  /** Somebody is there. */
  touch(): void;
  /** Counts down from `minutes` anew. */
  start(minutes: number): void;
  stop(): void;
}

export interface IdleOptions {
  now?: () => number;
  /** Told whenever it changes: the seconds left once they are few, else null. */
  onWarning(seconds: number | null): void;
  onIdle(): void;
}

export function createIdleTimer({ now = Date.now, onWarning, onIdle }: IdleOptions): IdleTimer {
  let timer: ReturnType<typeof setInterval> | undefined;
  let limit = 0;
  let touched = 0;
  let told: number | null = null;

  function tell(seconds: number | null): void {
    if (seconds === told) return;
    told = seconds;
    onWarning(seconds);
  }

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
    tell(null);
  }

  function tick(): void {
    const left = Math.ceil((limit - (now() - touched)) / 1000);
    if (left > 0) tell(left <= warningSeconds ? left : null);
    else {
      stop();
      onIdle();
    }
  }

  return {
    touch() {
      if (timer === undefined) return;
      touched = now();
      tell(null);
    },
    start(minutes) {
      clearInterval(timer);
      limit = minutes * 60_000;
      touched = now();
      timer = setInterval(tick, 1000);
      tell(null);
    },
    stop,
  };
}
