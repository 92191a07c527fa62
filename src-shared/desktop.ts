/**
 * What a screen may ask of the desktop shell, beside the station: kiosk, windows, start at login, updates, quitting. One map of
 * command -> argument schema -> result, decoded in the main process like every command of the station. The preload gives it to
 * our own pages as `window.hadirDesktop`; in a browser there is none.
 */
import { z } from 'zod';
import { decodeStrictly } from './decode-arguments.ts';
import { languages } from './messages/index.ts';
import type { Role } from './roles.ts';

/** Kept on this computer, in `desktop.json` beside the data folder: another computer of the same school has its own. */
export const desktopSettings = z.object({
  /** The gate fills its display, and nobody leaves it without an administrator's password. */
  kiosk: z.boolean().default(false),
  /** Number of the display that the gate is on; null: the main one. */
  gateDisplay: z.number().int().nullable().default(null),
  /** The office opens in a window of its own at every start. */
  office: z.boolean().default(false),
  /** Number of the office's display; null: one that the gate is not on, where there is any. */
  officeDisplay: z.number().int().nullable().default(null),
  /** The computer opens Hadir by itself when somebody signs in to it. */
  startAtLogin: z.boolean().default(false),
  /** Of the tray, the dialogs and the plain pages of the shell; null: the computer's own. */
  language: z.enum(languages).nullable().default(null),
});
export type DesktopSettings = z.output<typeof desktopSettings>;

/** Without defaults: what is not named stays as it is. */
const changes = z
  .object({
    kiosk: z.boolean(),
    gateDisplay: z.number().int().nullable(),
    office: z.boolean(),
    officeDisplay: z.number().int().nullable(),
    startAtLogin: z.boolean(),
  })
  .partial();

/** An administrator's, checked like a sign-in: wrong ones are counted and locked in the same way. */
const credentials = { name: z.string().trim().max(80), password: z.string().max(200) };

export const desktopArguments = {
  'desktop.state': z.object({}),
  'desktop.saveSettings': changes,
  /** The screen's language, so that the shell speaks the same. */
  'desktop.useLanguage': z.object({ language: z.enum(languages) }),
  /** Opens the office in its own window; in a kiosk with a single display it opens in the gate's. */
  'desktop.openOffice': z.object({}),
  'desktop.openGate': z.object({}),
  /** Back into the kiosk that somebody left. Refused with `not_supported` where the settings want none. */
  'desktop.enterKiosk': z.object({}),
  /** Until the next start the gate is a window like any other. Errors as `staff.signIn`, and `forbidden` for other roles. */
  'desktop.exitKiosk': z.object(credentials),
  /** Ends the station. In a kiosk it wants an administrator, as above; elsewhere the two are ignored. */
  'desktop.quit': z.object(credentials).partial(),
  'desktop.checkUpdates': z.object({}),
  /** Now, whether or not somebody is at the gate. */
  'desktop.installUpdate': z.object({}),
  /** Asks for a file on this computer or a stick, checks its signature and makes it the next version. */
  'desktop.updateFromFile': z.object({}),
} as const;

export type DesktopCommand = keyof typeof desktopArguments;
export type DesktopInput<N extends DesktopCommand> = z.input<(typeof desktopArguments)[N]>;
export type DesktopArguments<N extends DesktopCommand> = z.output<(typeof desktopArguments)[N]>;

/** As `commandRoles`: `gate` for any of our own pages, else whoever is signed in on that page. */
export const desktopRoles: Record<DesktopCommand, Role | 'gate'> = {
  'desktop.state': 'gate',
  'desktop.useLanguage': 'gate',
  'desktop.openOffice': 'gate',
  'desktop.openGate': 'gate',
  'desktop.enterKiosk': 'gate',
  'desktop.exitKiosk': 'gate',
  'desktop.quit': 'gate',
  'desktop.saveSettings': 'administrator',
  'desktop.checkUpdates': 'administrator',
  'desktop.installUpdate': 'administrator',
  'desktop.updateFromFile': 'administrator',
};

export interface DesktopDisplay {
  id: number;
  /** As the system calls it; empty where it does not. */
  label: string;
  /** Of the whole display in device-independent pixels. */
  width: number;
  height: number;
  main: boolean;
}

export interface DesktopState {
  settings: DesktopSettings;
  /** The gate is locked into its display at this moment. */
  kiosk: boolean;
  officeOpen: boolean;
  displays: DesktopDisplay[];
  /** Like `0.1.0`. */
  version: string;
  /** What a person must know about the station's ports, one sentence each. */
  problems: string[];
  updates: UpdateState;
}

export interface DesktopResults {
  'desktop.state': DesktopState;
  'desktop.saveSettings': DesktopState;
  'desktop.useLanguage': { saved: true };
  /** `here`: the page that asked should show it itself. */
  'desktop.openOffice': { opened: 'window' | 'here' };
  'desktop.openGate': { opened: true };
  'desktop.enterKiosk': DesktopState;
  'desktop.exitKiosk': DesktopState;
  /** The answer may not arrive: the window closes. */
  'desktop.quit': { quitting: true };
  'desktop.checkUpdates': { checking: true };
  /** false: nothing was ready. */
  'desktop.installUpdate': { installing: boolean };
  /** false: the person chose no file. */
  'desktop.updateFromFile': { taken: boolean };
}

export type DesktopEvent =
  | { type: 'state'; state: DesktopState }
  /** The computer was asleep: cameras are opened again. */
  | { type: 'resumed' }
  /** Somebody wants out of the kiosk: the gate asks for an administrator. */
  | { type: 'ask'; what: 'exit' | 'quit' };

/** Around `window.hadirDesktop`, as the screens use it. */
export interface DesktopClient {
  /** Throws StationError, as the station's client does. */
  call<N extends DesktopCommand>(name: N, args: DesktopInput<N>): Promise<DesktopResults[N]>;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: DesktopEvent) => void): () => void;
}

/** Throws `invalid_argument` naming the first thing wrong. */
export function decodeDesktopArguments<N extends DesktopCommand>(name: N, args: unknown): DesktopArguments<N> {
  return decodeStrictly(desktopArguments[name], name, args) as DesktopArguments<N>;
}

export function isDesktopCommand(name: unknown): name is DesktopCommand {
  return typeof name === 'string' && Object.hasOwn(desktopArguments, name);
}

/** Why an update did not come about; the screens say it in the person's language, with what to do. */
export const updateFailures = [
  /** The feed answered something that is no release. Being offline is no failure at all. */
  'feed',
  'download',
  /** Not signed with the release key, or changed since. */
  'signature',
  /** The file is not the one that the signed list names. */
  'hash',
  /** Not newer than what runs. */
  'older',
  /** Signed, but of another program. */
  'other_product',
  /** Of another system or processor. */
  'other_computer',
  /** Beside the file there is no signed list. */
  'no_list',
  /** This build was made without a release key: it can take no updates. */
  'no_release_key',
  'storage_full',
  /** The backup before the update could not be made; nothing was installed. */
  'backup',
  'install',
] as const;
/** How far an update of the desktop station is, as its screens show it. */
export type UpdateFailure = (typeof updateFailures)[number];

export type UpdateState =
  | { kind: 'none'; checkedAt: string | null }
  | { kind: 'checking' }
  | { kind: 'available'; version: string }
  /** `percent` 0..100, whole. */
  | { kind: 'downloading'; version: string; percent: number }
  /** Downloaded and checked. */
  | { kind: 'ready'; version: string }
  /** The same, and somebody is at the gate or about to be. */
  | { kind: 'waiting'; version: string }
  | { kind: 'installing'; version: string }
  /** `remedy`: one English sentence. */
  | { kind: 'failed'; reason: UpdateFailure; version: string | null; remedy: string }
  /** `from` did not start and was taken back to `to`. */
  | { kind: 'rolledBack'; from: string; to: string };
