/** One line of `hadir doctor`. */
import { plainError } from '../../../../src-shared/errors.ts';

export interface Finding {
  outcome: 'ok' | 'warn' | 'fail';
  subject: string;
  /** What was found; for a warning or a failure with what to do about it. */
  says: string;
}

export function ok(subject: string, says: string): Finding {
  return { outcome: 'ok', subject, says };
}

export function warn(subject: string, says: string): Finding {
  return { outcome: 'warn', subject, says };
}

export function fail(subject: string, says: string): Finding {
  return { outcome: 'fail', subject, says };
}

/** `work`'s finding, or a failure in the words of what it threw. */
export async function finding(subject: string, work: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await work();
  } catch (thrown) {
    return fail(subject, plainError(thrown).message);
  }
}
