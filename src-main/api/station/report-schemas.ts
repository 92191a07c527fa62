/** The success of a report's routes in the station's own API. */
import { mediaTypes } from '../../files/media-types.ts';
import { bytes } from './parts.ts';

/** The success of a route that makes a report's file. */
export const reportFile = bytes(
  Object.values(mediaTypes),
  'The report, under the name it says in Content-Disposition.',
);
