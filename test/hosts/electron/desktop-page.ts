/** A page of the station in a window of the double: calls as the preload passes them on, nothing of it made easier. */
import type { CommandInput, CommandName, CommandResults, StationEvent } from '../../../src-shared/contract.ts';
import type { DesktopCommand, DesktopEvent, DesktopInput, DesktopResults } from '../../../src-shared/desktop.ts';
import { type PlainError, StationError } from '../../../src-shared/errors.ts';
import { type DesktopAnswer, ipcChannels } from '../../../src-shared/ipc-channels.ts';
import { decodeEnvelope, encodeEnvelope } from '../../../src-shared/wire.ts';
import type { WindowDouble } from './double/windows.ts';

export interface Page {
  /** A command of the station. Throws StationError. */
  call<N extends CommandName>(name: N, args: CommandInput<N>): Promise<CommandResults[N]>;
  /** A command of the shell. Throws StationError. */
  desktop<N extends DesktopCommand>(name: N, args: DesktopInput<N>): Promise<DesktopResults[N]>;
  /** What the shell told the page, oldest first. */
  told: DesktopEvent[];
  /** What the station told it. */
  events: StationEvent[];
}

export function openPage({ webContents }: WindowDouble): Page {
  const ipc = webContents.page;
  const told: DesktopEvent[] = [];
  const events: StationEvent[] = [];
  ipc.on(ipcChannels.desktopEvent, (_event: unknown, value: DesktopEvent) => told.push(value));
  ipc.on(ipcChannels.event, (_event: unknown, bytes: Uint8Array) => events.push(decodeEnvelope(bytes) as StationEvent));
  ipc.send(ipcChannels.open);
  return {
    told,
    events,
    async call<N extends CommandName>(name: N, args: CommandInput<N>) {
      const bytes = (await ipc.invoke(ipcChannels.call, encodeEnvelope({ call: name, args }))) as Uint8Array;
      return resultOf(decodeEnvelope(bytes) as DesktopAnswer) as CommandResults[N];
    },
    async desktop<N extends DesktopCommand>(name: N, args: DesktopInput<N>) {
      return resultOf((await ipc.invoke(ipcChannels.desktop, name, args)) as DesktopAnswer) as DesktopResults[N];
    },
  };
}

function resultOf(answer: { result: unknown } | { error: PlainError }): unknown {
  if ('error' in answer) throw StationError.fromPlain(answer.error);
  return answer.result;
}
