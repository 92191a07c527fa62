/** An update that may not be, as an error with its reason and what to do about it. */
import type { UpdateFailure } from '../../../../src-shared/desktop.ts';
import { StationError } from '../../../../src-shared/errors.ts';

const remedies: Record<UpdateFailure, string> = {
  feed: 'The update server answered something that is no release. Nothing was changed; it is asked again tomorrow.',
  download: 'The update did not arrive whole. Nothing was changed; it is tried again tomorrow, or at once by hand.',
  signature: 'The update is not signed with the key of Hadir. Do not install it; get it again from the official page.',
  hash: 'The file is damaged or was changed. Copy it again from where it came.',
  older: 'The file holds this version or an older one. Nothing was changed.',
  other_product: 'The file is an installer of another program.',
  other_computer: 'The file is for another system or processor than this computer has.',
  no_list:
    'Beside the file must lie hadir-release.json and hadir-release.json.sig of the same release. Copy all three.',
  no_release_key: 'This build of Hadir was made without a release key and takes no updates. Install an official build.',
  storage_full: 'The disk is full. Make room and try again.',
  backup: 'The backup before the update could not be made, so nothing was installed. The log says why.',
  install: 'The installer did not start. Nothing was changed; try again, or run the installer by hand.',
};

export function updateProblem(reason: UpdateFailure): StationError {
  return new StationError('import_refused', remedies[reason], { reason });
}

/** Any error on the way of an update; `otherwise` where it says nothing better. */
export function asProblem(error: unknown, otherwise: UpdateFailure): { reason: UpdateFailure; remedy: string } {
  const reason = reasonOf(error) ?? otherwise;
  return { reason, remedy: remedies[reason] };
}

function reasonOf(error: unknown): UpdateFailure | null {
  if (error instanceof StationError) {
    if (error.code === 'storage_full') return 'storage_full';
    const { reason } = error.details;
    return typeof reason === 'string' && Object.hasOwn(remedies, reason) ? (reason as UpdateFailure) : null;
  }
  return (error as NodeJS.ErrnoException | null)?.code === 'ENOSPC' ? 'storage_full' : null;
}
