/** What is wrong with a row, or with the whole file, in the words of whoever corrects it. */
import { fieldNamed } from '../../../../src-shared/contract/profile.ts';
import type { RosterField, RowProblem } from '../../../../src-shared/contract/roster.ts';
import { StationError } from '../../../../src-shared/errors.ts';
import { catalogues, type MessageKey } from '../../../../src-shared/messages/index.ts';
import { describeError } from '../../../format/describe-error.ts';
import type { Translate } from '../../../services.tsx';

const isKey = (key: string): key is MessageKey => Object.hasOwn(catalogues.id, key);

/** The station names the sentence; one it has newly learnt is shown as it is rather than not at all. */
export function problemWords({ message, params }: RowProblem, t: Translate): string {
  return isKey(message) ? t(message, params) : message;
}

/** As a file that the station writes calls its column. */
export function fieldName(name: RosterField, t: Translate): string {
  const { heading, label } = fieldNamed(name);
  return t(heading ?? label);
}

/** A file that could not be taken at all: the mapping that does not fit is the one the person can put right here. */
export function problemsOf(error: unknown, t: Translate): string {
  const wrongMapping = error instanceof StationError && error.code === 'invalid_argument';
  return wrongMapping ? t('people.import.mapping_wrong') : describeError(error, t);
}
