/** The reasons that schools write most, in the language of the screen. */
import { useMemo } from 'react';
import { useWords } from '../services.tsx';

export function useUsualReasons(): string[] {
  const { t } = useWords();
  return useMemo(() => [t('manual.usual.seen'), t('manual.usual.camera'), t('manual.usual.mistake')], [t]);
}
