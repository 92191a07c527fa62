/** The way on where a record was refused because its person belonged to no class that day. Shown with that refusal only. */
import { Checkbox } from '@mantine/core';
import { StationError } from '../../../src-shared/errors.ts';
import { useWords } from '../../services.tsx';

interface Props {
  /** Of the last try. */
  error: unknown;
  /** Goes with the next try as `extendMembership`. */
  value: boolean;
  onChange(value: boolean): void;
}

export function ExtendMembership({ error, value, onChange }: Props) {
  const { t } = useWords();
  if (!value && !belongedNowhere(error)) return null;
  return (
    <Checkbox
      label={t('manual.extend')}
      checked={value}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      data-testid="extend-membership"
    />
  );
}

function belongedNowhere(error: unknown): boolean {
  return error instanceof StationError && error.details.reason === 'no_membership';
}
