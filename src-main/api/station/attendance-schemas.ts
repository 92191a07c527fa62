/** What requests about attendance say, in the station's own API. */
import { z } from 'zod';
import { groupName } from '../../../src-shared/contract/fields.ts';
import { id } from './schemas.ts';

export const date = z.iso.date();
export const group = groupName.optional().describe('Class or group; everybody where absent.');
export const recordParams = z.object({ recordId: id });
