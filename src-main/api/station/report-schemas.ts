/** The success of a report's routes in the station's own API. */
import { z } from 'zod';
import { mediaTypes } from '../../files/media-types.ts';

const file = z.any().meta({ type: 'string', format: 'binary' });

/** The success of a route that makes a report's file. */
export const reportFile = {
  description: 'The report, under the name it says in Content-Disposition.',
  content: Object.fromEntries(Object.values(mediaTypes).map((type) => [type.split(';')[0], { schema: file }])),
};
