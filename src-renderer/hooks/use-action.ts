/** Something the person does: one at a time, its failure told in their language, its success too where there is something to say. */
import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import type { MessageKey, MessageParams } from '../../src-shared/messages/index.ts';
import { describeError } from '../format/describe-error.ts';
import { useWords } from '../services.tsx';

export interface Action {
  busy: boolean;
  /** Of the last run; forms show it beside their fields. */
  error: unknown;
  /** Runs `work`; false where it failed. `done`: what to say after it. `quiet`: the caller shows the error itself. */
  run(
    work: () => Promise<unknown>,
    options?: { done?: MessageKey; params?: MessageParams; quiet?: boolean },
  ): Promise<boolean>;
  clear(): void;
}

export function useAction(): Action {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);
  return {
    busy,
    error,
    clear: () => setError(null),
    async run(work, { done, params, quiet = false } = {}) {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setError(null);
      try {
        await work();
        if (done) notifications.show({ message: t(done, params), color: 'leaf', withBorder: true });
        return true;
      } catch (thrown) {
        setError(thrown);
        if (!quiet)
          notifications.show({ message: describeError(thrown, t), color: 'clay', withBorder: true, autoClose: 9000 });
        return false;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
  };
}
