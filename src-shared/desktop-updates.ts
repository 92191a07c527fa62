/** How far an update of the desktop station is, as its screens show it. */

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
