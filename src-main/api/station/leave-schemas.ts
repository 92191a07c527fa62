/** Leave as the station's own API shows it, and as it is asked for. */
import { z } from 'zod';
import { leaveKinds } from '../../../src-shared/contract/attendance.ts';
import { leaveStates } from '../../../src-shared/contract/leave.ts';
import { photoFile } from './parts.ts';
import { id } from './schemas.ts';

const time = z.string().meta({ format: 'date-time' });
const date = z.iso.date();
const kind = z.enum(leaveKinds).describe('duty: away for the school.');
const lastDay = date.describe('The last day of it.');

export const leaveParams = z.object({ leaveId: id });

export const leave = z
  .object({
    id: z.int(),
    uuid: z.uuid(),
    personId: z.int(),
    name: z.string(),
    group: z.string(),
    kind,
    from: date,
    to: lastDay,
    note: z.string(),
    hasAttachment: z.boolean(),
    createdAt: time,
    createdBy: z.string(),
    state: z.enum(leaveStates),
    decisions: z.array(z.object({ decision: z.enum(leaveStates), at: time, author: z.string(), note: z.string() })),
  })
  .meta({ id: 'Leave' });

export const newLeave = z.object({
  personId: id,
  kind,
  from: date,
  to: lastDay,
  note: z.string().max(500).optional(),
  approve: z.boolean().optional().describe('Approved at once.'),
  attachment: photoFile.optional().describe('A letter: PDF, JPEG, PNG or WebP, at most 5 MB; in a form only.'),
});
