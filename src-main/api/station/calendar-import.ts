/** Holidays from a file: a form, so its body is described but read by the handler itself. */
import { z } from 'zod';
import { importedDays } from '../../../src-shared/contract/calendar.ts';
import { booleanText } from '../form.ts';
import { contentOf, withFile } from './files.ts';
import { fieldsOf } from './photos-form.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, formsUnchecked, photoFile } from './route-parts.ts';
import { write, writeHeaders } from './writes.ts';

const fields = z.object({ allowPast: booleanText.default(false) });

export const calendarImportRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.setValidatorCompiler(formsUnchecked);
  app.post(
    '/calendar/days/import',
    {
      ...access('admin'),
      schema: {
        operationId: 'importSpecialDays',
        summary: 'Import holidays from a file',
        description:
          'CSV or XLSX with the columns date and name (or from, to, name and group), or iCalendar (.ics). All of its days are ' +
          'added or none; the same file again changes nothing.',
        tags: ['Calendar'],
        headers: writeHeaders,
        consumes: ['multipart/form-data'],
        body: z.object({ file: photoFile, allowPast: z.boolean().optional() }),
        response: { 200: importedDays, ...problems },
      },
    },
    (request, reply) =>
      withFile(request, (form) =>
        write({ idempotency, request, reply }, contentOf(form), async () => {
          const { allowPast } = fieldsOf(fields, form);
          const { file, fileName } = form;
          const actor = request.caller.name;
          return { status: 200, body: await station.call('calendar.importDays', { file, fileName, allowPast, actor }) };
        }),
      ),
  );
};
