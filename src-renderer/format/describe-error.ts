/** A failed call in the words of the person at the screen. */
import { StationError } from '../../src-shared/errors.ts';
import type { Translate } from '../services.tsx';

export function describeError(error: unknown, t: Translate): string {
  if (!(error instanceof StationError)) return t('error.internal');
  if (error.details.reason === 'connection') return t('error.connection');
  if (error.details.reason === 'no_membership') return t('error.no_membership');
  // Another version of the station than the one this screen was loaded from.
  if (error.details.reason === 'unknown_field' || error.details.reason === 'unknown_command') return t('error.stale');
  return t(`error.${error.code}`);
}
