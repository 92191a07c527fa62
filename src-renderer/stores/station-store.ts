/** What every screen shows of the station: can it be reached, how is it, who came today. Kept fresh by its pushes. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandResults } from '../../src-shared/contract.ts';
import type { StationStatus } from '../../src-shared/domain.ts';
import type { Connection, ScreenClient } from '../client/client.ts';
import { computerZone } from '../format/school-time.ts';

export interface StationState {
  connection: Connection;
  status: StationStatus | null;
  today: CommandResults['live.today'] | null;
  /** Grows when people or portraits may have changed. */
  peopleVersion: number;
  /** Milliseconds by which the station's clock is ahead of this screen's; 0 while they agree. */
  clockAheadMs: number;
  /** The school's, in which every time is shown; the computer's own until the station has said. */
  timeZone: string;
}

export type StationStore = StoreApi<StationState>;

/** Milliseconds. A class walking in gives several pushes a second; one question for all of them is enough. */
const todayGap = 400;
/** The day turns over and counts may change elsewhere without a push to this screen. */
const todayRefresh = 60_000;
const statusRetry = 3_000;
/** Milliseconds that two clocks may differ and still agree: nobody reads less off a wall. */
const clockTolerance = 2_000;

/** Runs until the returned `stop`. */
export function createStationStore(client: ScreenClient): { store: StationStore; stop: () => void } {
  const store = createStore<StationState>(() => ({
    connection: client.connection(),
    status: null,
    today: null,
    peopleVersion: 0,
    clockAheadMs: 0,
    timeZone: computerZone(),
  }));
  let todayTimer: ReturnType<typeof setTimeout> | undefined;
  let statusTimer: ReturnType<typeof setTimeout> | undefined;
  let changedTimer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function loadStatus(): Promise<void> {
    clearTimeout(statusTimer);
    try {
      const status = await client.call('station.status', {});
      if (!stopped) store.setState({ status });
    } catch {
      if (!stopped) statusTimer = setTimeout(loadStatus, statusRetry);
    }
  }

  async function loadToday(): Promise<void> {
    todayTimer = undefined;
    try {
      const today = await client.call('live.today', {});
      if (stopped) return;
      // A new day may have another zone.
      if (today.date !== store.getState().today?.date) void compareClocks();
      store.setState({ today });
    } catch {
      // The last known counts stay on the screen; the next push, refresh or reconnection asks again.
    }
  }

  /** Records are written with the station's time, so that is what a screen shows, on whichever computer it is. */
  async function compareClocks(): Promise<void> {
    try {
      const asked = Date.now();
      const { now, timeZone } = await client.call('clock.status', {});
      const ahead = Date.parse(now) - (asked + Date.now()) / 2;
      const clockAheadMs = Math.abs(ahead) > clockTolerance ? Math.round(ahead) : 0;
      if (!stopped) store.setState({ clockAheadMs, timeZone });
    } catch {
      // The screen's own clock, until the next connection.
    }
  }

  /** How many people and palms there are is part of it: the gate looks for palms from the first one on. */
  function statusSoon(): void {
    changedTimer ??= setTimeout(() => {
      changedTimer = undefined;
      void loadStatus();
    }, todayGap);
  }

  function todaySoon(): void {
    todayTimer ??= setTimeout(loadToday, todayGap);
  }

  const unsubscribe = client.subscribe((event) => {
    if (event.type === 'calendar.changed') void compareClocks();
    if (event.type === 'status') store.setState({ status: event.status });
    else if (event.type !== 'people.changed') todaySoon();
    else {
      store.setState((state) => ({ peopleVersion: state.peopleVersion + 1 }));
      statusSoon();
      todaySoon();
    }
  });
  const unwatch = client.onConnection((connection) => {
    store.setState({ connection });
    if (connection !== 'open') return;
    void loadStatus();
    void compareClocks();
    todaySoon();
  });
  const refresh = setInterval(todaySoon, todayRefresh);

  void loadStatus();
  void compareClocks();
  todaySoon();
  return {
    store,
    stop() {
      stopped = true;
      clearTimeout(todayTimer);
      clearTimeout(statusTimer);
      clearTimeout(changedTimer);
      clearInterval(refresh);
      unsubscribe();
      unwatch();
    },
  };
}
