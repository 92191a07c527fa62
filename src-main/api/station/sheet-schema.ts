/** Which sheet of a workbook was read, as the station's own API writes it. */
import { z } from 'zod';
import { sheetsPassedOver } from '../../../src-shared/contract/fields.ts';

export const takenSheet = z
  .object({
    name: z.string().describe('The first with anything in it.'),
    others: z
      .array(
        z.object({
          name: z.string(),
          why: z.enum(sheetsPassedOver).describe('later: it has a table as well, behind the one that was read.'),
        }),
      )
      .max(100)
      .describe('Sheets that were passed over.'),
  })
  .meta({ id: 'TakenSheet', description: 'The sheet of a workbook that was read; null for any other file.' });
