/**
 * The rules that the gate decides by and has decided by, under the version that every event carries: the gates take their numbers
 * from here, and so does whoever explains a decision. A rule that changes gets a new version; the old one stays, for the events
 * that tell of it.
 */
import { type Strictness, strictnesses } from '../../../src-shared/contract/office.ts';
import { leastPalmQuality } from '../../../src-shared/palm.ts';

export interface Policy {
  /** Looks in a row that must name the same person: one lucky look is not enough. */
  agreeing: number;
  /** After this many usable looks without agreement it is unknown or ambiguous. */
  patience: number;
  /** After this many poor looks and no usable one: low quality. */
  patienceWithPoor: number;
  /** 0..1. A look below `usable` counts only towards "low quality"; one below `alone` is no good without another. */
  quality: { usable: number; alone: number };
  /** The line is where it would be among so many times as many people. */
  peopleTimes: number;
  /** The margin to the second person is at least so many times the pack's least. */
  marginTimes: number;
}

const face1: Policy = {
  agreeing: 2,
  patience: 5,
  patienceWithPoor: 5,
  quality: { usable: 0.25, alone: 0.4 },
  peopleTimes: 1,
  marginTimes: 1,
};

const palm1: Policy = {
  ...face1,
  // About a second and a half: a hand on its way is poor too.
  patienceWithPoor: 12,
  quality: { ...face1.quality, usable: leastPalmQuality },
};

export const policies = {
  'gate-1': face1,
  // A photo has one look only.
  'photo-1': { ...face1, peopleTimes: 10, marginTimes: 2 },
  'palm-1': palm1,
  // The same rules where the school wants a PIN after the palm.
  'palm-1+pin': palm1,
} as const satisfies Record<string, Policy>;

/** By version. */
export type Policies = Readonly<Record<string, Policy>>;
export type PolicyVersion = keyof typeof policies;

/** As stored with an event: the version of the rules, and the strictness where it is not the normal one. */
export function policyName(strictness: Strictness, version: PolicyVersion): string {
  return strictness === 'normal' ? version : `${version} ${strictness}`;
}

/** What `policyName` wrote; null for a version that is not among `known`. */
export function policyNamed(
  name: string,
  known: Policies = policies,
): { policy: Policy; strictness: Strictness } | null {
  const [version = '', said] = name.split(' ');
  const policy = Object.hasOwn(known, version) ? known[version] : undefined;
  return policy ? { policy, strictness: strictnesses.find((one) => one === said) ?? 'normal' } : null;
}
