/** An event of the outbox as receivers and readers of the station's own API get it. */
import { z } from 'zod';
import type { EventBody } from '../../../src-shared/contract/delivery.ts';
import { shownTime } from '../../../src-shared/contract/fields.ts';

export const outboxEvent = z
  .object({
    id: z.int(),
    type: z.string(),
    timestamp: shownTime,
    data: z.looseObject({ personId: z.int().nullable() }),
  } satisfies Record<keyof EventBody, z.ZodType>)
  .meta({ id: 'AttendanceEvent' });
