/** Where updates come from by themselves, as the rest of `updates/` sees it: electron-updater in the app. */

export interface FeedRelease {
  version: string;
  /** The signed list (`release.ts`) and its signature, base64; '' where the feed has none. */
  list: string;
  signature: string;
}

export interface Feed {
  /** null: nothing newer, or not for this computer yet (a staged release). Throws `FeedOffline`, and anything else for a feed
   * that answers nonsense. */
  check(): Promise<FeedRelease | null>;
  /** Of what `check` found last. `progress`: percent. Answers the path of the installer. Throws as `check`. */
  download(progress: (percent: number) => void): Promise<string>;
  /** Starts the installer of what `download` brought and ends the app. */
  install(): void;
  /** Whether the system says that this package's publisher signed a program: null for yes, else why not. Only on Windows. */
  verifyPublisher?(file: string): Promise<string | null>;
}

/** Nobody is to be told: schools are offline for days. */
export class FeedOffline extends Error {
  override readonly name = 'FeedOffline';
}
