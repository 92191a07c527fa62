/** The desktop shell's own commands, where there is a shell: its bridge, with errors as errors. */
import type {
  DesktopClient,
  DesktopCommand,
  DesktopEvent,
  DesktopInput,
  DesktopResults,
} from '../../src-shared/desktop.ts';
import { StationError } from '../../src-shared/errors.ts';
import type { DesktopBridge } from '../../src-shared/ipc-channels.ts';

declare global {
  interface Window {
    /** Given by the desktop shell's preload. */
    hadirDesktop?: DesktopBridge;
  }
}

/** null in any browser. */
export function connectDesktop({ hadirDesktop: bridge }: Pick<Window, 'hadirDesktop'>): DesktopClient | null {
  if (!bridge) return null;
  return {
    async call<N extends DesktopCommand>(name: N, args: DesktopInput<N>): Promise<DesktopResults[N]> {
      const answer = await bridge.call(name, args);
      if ('error' in answer) throw StationError.fromPlain(answer.error);
      return answer.result as DesktopResults[N];
    },
    subscribe: (listener) => bridge.subscribe((event) => listener(event as DesktopEvent)),
  };
}
