/** A fault of this screen, told to the station's log: once, briefly, and without what anybody typed or saw. */
import { StationError } from '../../src-shared/errors.ts';
import {
  cleanMessage,
  type FaultKind,
  mostComponents,
  mostFrames,
  placesOf,
  type ScreenFault,
} from '../../src-shared/screen-fault.ts';
import type { ScreenClient } from '../client/client.ts';

/** Reports of one page; what follows is most often the same fault's echo. */
const mostReports = 5;

export type ReportFault = (kind: FaultKind, error: unknown, componentStack?: string | null) => void;

interface Options {
  /** The name of the screen that is shown, without whom it shows. */
  screen(): string;
  version: string;
}

/** Never throws and never waits: a fault must not make another one. */
export function createFaultReports(client: Pick<ScreenClient, 'call'>, { screen, version }: Options): ReportFault {
  const sent = new Set<string>();
  return (kind, error, componentStack) => {
    try {
      const fault = faultOf(kind, error, componentStack ?? '', { screen: screen(), version });
      const key = `${fault.message} ${fault.stack[0] ?? ''}`;
      if (sent.has(key) || sent.size >= mostReports) return;
      sent.add(key);
      client.call('diagnostics.screenFault', fault).catch(() => {});
    } catch {
      // The fault itself is in the browser's console.
    }
  };
}

export function faultOf(
  kind: FaultKind,
  error: unknown,
  componentStack: string,
  where: { screen: string; version: string },
): ScreenFault {
  const stack = error instanceof Error ? placesOf(error.stack ?? '', mostFrames) : [];
  return { kind, message: messageOf(error), stack, components: placesOf(componentStack, mostComponents), ...where };
}

/** The station's refusals name people; their code says enough. What is no error may be anything. */
function messageOf(error: unknown): string {
  if (error instanceof StationError) return `StationError ${error.code}`;
  return error instanceof Error ? cleanMessage(`${error.name}: ${error.message}`) : `a thrown ${typeof error}`;
}

/** What nobody caught, from here to the end of the page. */
export function watchFaults(page: Pick<Window, 'addEventListener'>, report: ReportFault): void {
  // Without an error it is a notice of the browser's own, or another origin's: no fault of ours.
  page.addEventListener('error', ({ error }) => {
    if (error !== null && error !== undefined) report('error', error);
  });
  page.addEventListener('unhandledrejection', ({ reason }) => report('rejection', reason));
}
