/** Why a photo was not enrolled, in the words of whoever has to bring another one; empty where there is nothing to say. */
import type { Translate } from '../../../services.tsx';
import type { PhotoItem } from './photo-run.ts';

export function reasonOf({ state, code, known, person }: PhotoItem, t: Translate): string {
  if (state === 'duplicate') return known ? t('people.photo.known', { name: known }) : t('error.duplicate_face');
  if (state === 'failed' && code) return t(`error.${code}`);
  if (state === 'skipped') return t(person ? 'people.photo.cancelled' : 'people.photo.nobody');
  return '';
}
