/** Gates that read PINs and cards. No hash of either is kept, so entries take no Idempotency-Key: within the minimum gap
 * somebody is recorded once, however often they are sent. */
import { z } from 'zod';
import { gateArrival as arrival } from '../../../src-shared/contract/attendance.ts';
import { commandArguments } from '../../../src-shared/contract.ts';
import { countedAs, isLoopback } from '../access/index.ts';
import { type ApiPlugin, access } from './parts.ts';
import { problems } from './problem.ts';

const tags = ['Credentials'];

const recorded = z
  .object({
    person: z.object({
      id: z.int(),
      userId: z.int(),
      name: z.string(),
      group: z.string(),
      hasPortrait: z.boolean(),
    }),
    arrival,
  })
  .meta({ id: 'RecordedPerson' });

const limits = `Within the minimum gap a person is recorded once: \`arrival.repeated\` says so. After several wrong ones the
gate has to wait, and so has the person tried for: \`Retry-After\` says how long.`;

export const entryRoutes: ApiPlugin = async (app, { station }) => {
  app.post(
    '/pin-entries',
    {
      ...access('recognise'),
      schema: {
        operationId: 'enterByPin',
        summary: 'Record somebody by their number and PIN',
        description: `\`number\` is a user id, a NIS or a NISN. ${limits}`,
        tags,
        body: commandArguments['credentials.byPin'].omit({ from: true }),
        response: { 200: recorded, ...problems },
      },
    },
    ({ body, ip }) => station.call('credentials.byPin', { ...body, from: guessFrom(ip) }),
  );

  app.post(
    '/card-entries',
    {
      ...access('recognise'),
      schema: {
        operationId: 'enterByCard',
        summary: 'Record somebody by their card',
        description: `\`text\` is what the reader types. ${limits}`,
        tags,
        body: commandArguments['credentials.byCard'].omit({ from: true }),
        response: { 200: recorded, ...problems },
      },
    },
    ({ body, ip }) => station.call('credentials.byCard', { ...body, from: guessFrom(ip) }),
  );
};

/** Wrong ones count for where they come from; '' is this computer. */
function guessFrom(address: string): string {
  return isLoopback(address) ? '' : countedAs(address);
}
