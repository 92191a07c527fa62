/** The steps of setting a station up, and how far one has come: read from the station itself, so that leaving halfway loses
 * nothing. Only what the station cannot know yet is kept in the draft. */
import type { SetupStatus } from '../../../src-shared/contract/staff.ts';
import type { Draft } from '../../stores/setup-draft.ts';

export const steps = ['school', 'administrator', 'camera', 'hours', 'first'] as const;
export type Step = (typeof steps)[number];

/** The first step that is still to do; `first` also when everything is done. */
export function stepToDo(status: SetupStatus, draft: Draft): Step {
  if (status.needed) return draft.school === '' ? 'school' : 'administrator';
  if (!status.hasRules) return draft.cameraSeen ? 'hours' : 'camera';
  return 'first';
}

/** The step at an address, but none that is still ahead. */
export function stepAt(path: readonly string[], toDo: Step): Step {
  const asked = steps.find((step) => step === path[0]) ?? toDo;
  return steps.indexOf(asked) > steps.indexOf(toDo) ? toDo : asked;
}

export function stepAfter(step: Step): Step {
  return steps[Math.min(steps.indexOf(step) + 1, steps.length - 1)] ?? 'first';
}

export function stepBefore(step: Step): Step | null {
  return steps[steps.indexOf(step) - 1] ?? null;
}
