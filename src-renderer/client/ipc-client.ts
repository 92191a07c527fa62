/** The station over the desktop shell's bridge: the envelopes of the socket, without a socket. Nothing here has a deadline: the
 * main process answers every call, and where it ends, this page ends with it. */
import type {
  CommandInput,
  CommandName,
  CommandResults,
  StationClient,
  StationEvent,
} from '../../src-shared/contract.ts';
import type {
  DesktopClient,
  DesktopCommand,
  DesktopEvent,
  DesktopInput,
  DesktopResults,
} from '../../src-shared/desktop.ts';
import { type PlainError, StationError } from '../../src-shared/errors.ts';
import type { DesktopBridge, StationBridge } from '../../src-shared/ipc-channels.ts';
import { decodeEnvelope, encodeEnvelope } from '../../src-shared/wire.ts';

/** Their pictures go straight to the vision worker where there is a port. */
const ofCamera: ReadonlySet<CommandName> = new Set(['live.frame', 'enrolment.frame', 'palms.frame']);

/** `newTicket`: a name for a frame that nobody else can guess, at most 64 characters. */
export function createIpcClient(
  bridge: StationBridge,
  newTicket: () => string = () => crypto.randomUUID(),
): StationClient {
  const listeners = new Set<(event: StationEvent) => void>();
  // For as long as the page lives: a subscription across the bridge costs a function on either side.
  bridge.subscribe((bytes) => {
    const event = decodeEnvelope(bytes) as StationEvent;
    for (const listener of [...listeners]) listener(event);
  });

  function handOver(args: { image: unknown }): object {
    if (!(args.image instanceof Uint8Array)) return args;
    const ticket = newTicket();
    // A copy of its own: cloning a window on a larger buffer would send the whole buffer.
    return bridge.frame(ticket, args.image.slice()) ? { ...args, image: { ticket } } : args;
  }

  return {
    async call<N extends CommandName>(name: N, args: CommandInput<N>): Promise<CommandResults[N]> {
      const sent = ofCamera.has(name) && args ? handOver(args as CommandInput<'live.frame'>) : args;
      const answer = decodeEnvelope(await bridge.call(encodeEnvelope({ call: name, args: sent }))) as Answer;
      if ('error' in answer) throw StationError.fromPlain(answer.error);
      return answer.result as CommandResults[N];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

type Answer = { result: unknown } | { error: PlainError };

// The desktop shell's own commands, where there is a shell: its bridge, with errors as errors.

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
