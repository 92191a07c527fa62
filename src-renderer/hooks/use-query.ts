/** Reads from the station: asked when the screen opens, when its arguments change, when the connection comes back, and when the
 * station tells of something that concerns it. What was there stays visible while it is asked again. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandInput, CommandName, CommandResults, StationEvent } from '../../src-shared/contract.ts';
import { useServices } from '../services.tsx';

export interface Query<T> {
  data: T | null;
  error: unknown;
  loading: boolean;
  /** Asks again now. */
  reload(): Promise<void>;
}

interface Options {
  /** Events after which it is asked again. */
  on?: readonly StationEvent['type'][];
  /** Milliseconds between asking again by itself; off by default. */
  every?: number;
  /** Not asked while false. */
  enabled?: boolean;
}

/** Milliseconds: a class walking in gives several events a second. */
const gap = 400;
/** What takes long is asked for less often: at most a quarter of the time goes into answering. */
const rest = 4;
const never: readonly StationEvent['type'][] = [];

export function useQuery<N extends CommandName>(
  name: N,
  args: CommandInput<N>,
  { on = never, every = 0, enabled = true }: Options = {},
): Query<CommandResults[N]> {
  const { client } = useServices();
  const [state, setState] = useState<Omit<Query<CommandResults[N]>, 'reload'>>({
    data: null,
    error: null,
    loading: true,
  });
  /** Only the answer to the latest question counts. */
  const latest = useRef(0);
  /** Milliseconds the last answer took. */
  const took = useRef(0);
  const key = JSON.stringify(args);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the arguments count by their value
  const reload = useCallback(async () => {
    const turn = ++latest.current;
    setState((before) => ({ ...before, loading: true }));
    const start = performance.now();
    try {
      const data = await client.call(name, args);
      took.current = performance.now() - start;
      if (turn === latest.current) setState({ data, error: null, loading: false });
    } catch (error) {
      if (turn === latest.current) setState((before) => ({ ...before, error, loading: false }));
    }
  }, [client, name, key]);

  useEffect(() => {
    if (!enabled) return;
    void reload();
    return () => {
      latest.current++;
    };
  }, [reload, enabled]);

  const topics = on.join(' ');
  useEffect(() => {
    if (!enabled) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          void reload();
        },
        Math.max(gap, rest * took.current),
      );
    };
    const ends = [
      client.subscribe((event) => {
        if (topics.split(' ').includes(event.type)) soon();
      }),
      client.onConnection((connection) => {
        if (connection === 'open') soon();
      }),
    ];
    const interval = every > 0 ? setInterval(() => void reload(), every) : undefined;
    return () => {
      clearTimeout(timer);
      clearInterval(interval);
      for (const end of ends) end();
    };
  }, [client, reload, topics, every, enabled]);

  return { ...state, reload };
}
