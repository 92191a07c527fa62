/** Leave as the station's own API is asked for it. */
import { z } from 'zod';
import { leaveKinds } from '../../../src-shared/contract/attendance.ts';
import { photoFile } from './parts.ts';
import { id } from './schemas.ts';

const date = z.iso.date();
const kind = z.enum(leaveKinds).describe('duty: away for the school.');
const lastDay = date.describe('The last day of it.');

export const leaveParams = z.object({ leaveId: id });

export const newLeave = z.object({
  personId: id,
  kind,
  from: date,
  to: lastDay,
  note: z.string().max(500).optional(),
  approve: z.boolean().optional().describe('Approved at once.'),
  attachment: photoFile.optional().describe('A letter: PDF, JPEG, PNG or WebP, at most 5 MB; in a form only.'),
});
