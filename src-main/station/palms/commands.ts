/** Palms: enrolment, 1:1, 1:N, what is stored. */
import type { PalmResults } from '../../../src-shared/contract/palms.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

function unfinished(): never {
  throw new StationError('not_supported', 'unfinished');
}

export function palmCommands(_context: Context): Handlers<keyof PalmResults> {
  return {
    'palms.photo': unfinished,
    'palms.start': unfinished,
    'palms.frame': unfinished,
    'palms.retake': unfinished,
    'palms.finish': unfinished,
    'palms.cancel': unfinished,
    'palms.identify': unfinished,
    'palms.verify': unfinished,
    'palms.ofPerson': unfinished,
    'palms.find': unfinished,
    'palms.remove': unfinished,
    'palms.forget': unfinished,
    'biometrics.page': unfinished,
    'credentials.confirmPalm': unfinished,
  };
}
