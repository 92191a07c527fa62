/** Rows of the people's table as tests need them. */
import type { PersonRow } from '../../../../src-shared/contract/office.ts';

export function row(changes: Partial<PersonRow> = {}): PersonRow {
  return {
    id: 1,
    userId: 1,
    nis: '',
    name: 'Somebody',
    group: '',
    gender: null,
    templates: 0,
    palms: 0,
    hasPortrait: false,
    consent: false,
    hasPin: false,
    hasCard: false,
    leftOn: null,
    ...changes,
  };
}
