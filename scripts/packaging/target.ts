/** The computers that Hadir is packaged for, and how large it may be there. */

export type System = 'linux' | 'win' | 'mac';

export interface Target {
  readonly system: System;
  readonly arch: 'x64' | 'arm64';
  /** As Node says it: `process.platform`. */
  readonly platform: 'linux' | 'win32' | 'darwin';
  /**
   * The most that the app's own files may take when installed, in megabytes (10^6 bytes), without Electron's. Electron adds
   * about 260 MB there. A tenth above what was measured (Linux x64 140, Windows 159) or, for
   * arm64, reckoned from the sizes of their native files: whoever needs more must say so here.
   */
  readonly budget: number;
}

/** No Windows on arm64: usearch has no binary. No Intel Mac: onnxruntime-node 1.30 has none. */
export const targets: readonly Target[] = [
  { system: 'linux', arch: 'x64', platform: 'linux', budget: 155 },
  { system: 'linux', arch: 'arm64', platform: 'linux', budget: 135 },
  { system: 'win', arch: 'x64', platform: 'win32', budget: 176 },
  { system: 'mac', arch: 'arm64', platform: 'darwin', budget: 200 },
];

/** `name`: a system, or system and processor such as `linux-arm64`. Without a processor: this computer's, or the only one.
 * Throws an Error that lists what there is. */
export function targetOf(name: string): Target {
  const [system, arch] = name.split('-');
  const candidates = targets.filter((target) => target.system === system && (!arch || target.arch === arch));
  const found = candidates.find((target) => target.arch === process.arch) ?? candidates[0];
  if (found) return found;
  const all = targets.map((target) => `${target.system}-${target.arch}`).join(', ');
  throw new Error(`There is no package for "${name}"; there is one for ${all}.`);
}

/** Whether packages installed on this computer are the ones that `target` needs. */
export const isOwn = ({ platform, arch }: Target): boolean => platform === process.platform && arch === process.arch;
