/** The least quality of an enrolment photo, in three steps that a person can weigh, and any other one a host was given. */

const steps = { loose: 0.2, balanced: 0.3, strict: 0.5 } as const;

export type QualityStep = keyof typeof steps | 'other';

export function qualityOf(value: number): QualityStep {
  const found = Object.entries(steps).find(([, step]) => step === value);
  return (found?.[0] as QualityStep | undefined) ?? 'other';
}

/** The steps, with the value that is set now among them. */
export function qualityChoices(now: number): number[] {
  return [...new Set([...Object.values(steps), now])].sort((a, b) => a - b);
}
