/** The classes of the school by name, as its language sorts them. */
import { useMemo } from 'react';
import { useWords } from '../services.tsx';
import { useQuery } from './use-query.ts';

export function useGroups(): string[] {
  const { language } = useWords();
  const { data } = useQuery('groups.list', {}, { on: ['people.changed'] });
  return useMemo(() => {
    const { compare } = new Intl.Collator(language, { numeric: true });
    return (data?.groups ?? []).map(({ name }) => name).sort(compare);
  }, [data, language]);
}
