/** The roster as files. Bodies are forms: they are described here, and read by the handlers themselves. */
import { z } from 'zod';
import { rosterArguments, rosterChanges } from '../../../src-shared/contract/roster.ts';
import type { CommandInput } from '../../../src-shared/contract.ts';
import { mediaTypes } from '../../files/media-types.ts';
import { contentOf, type FileForm, sendFile, withFile } from './files.ts';
import { fieldsOf } from './photos-form.ts';
import { InvalidFields, problems } from './problem.ts';
import { type ApiPlugin, access, bytes, formsUnchecked, photoFile } from './route-parts.ts';
import { write, writeHeaders } from './writes.ts';

const tags = ['Roster'];
const preview = rosterArguments['roster.preview'];
const { mode } = rosterArguments['roster.import'].shape;
const noFields = z.object({});
const oneMode = z.object({ mode });
const previewFields = z.object({ mapping: z.string().max(20_000).optional() });
const importFields = previewFields.extend({ mode });

const described = {
  table: photoFile.describe('CSV or XLSX, at most 10 MB.'),
  bundle: photoFile.describe('A OneRoster 1.2 CSV bundle (zip), at most 10 MB.'),
  mode: z
    .enum(['all', 'good'])
    .optional()
    .describe('all: one bad row refuses the file. good: bad rows are left out and listed.'),
  mapping: z
    .string()
    .optional()
    .describe(
      'JSON: heading of the file to field, or to null to leave the column out. What it does not name is guessed.',
    ),
};
const refusal = 'Refused with import_refused where a row cannot be taken; the preview lists every such row.';

export const rosterRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.setValidatorCompiler(formsUnchecked);

  app.get(
    '/roster/export',
    {
      ...access('people:read'),
      schema: {
        operationId: 'exportRoster',
        summary: 'Get the roster as a file',
        description: 'CSV and XLSX come back through the import unchanged; oneroster is a OneRoster 1.2 CSV bundle.',
        tags,
        querystring: rosterArguments['roster.export'],
        response: { 200: bytes([mediaTypes.csv, mediaTypes.xlsx, 'application/zip'], 'The file.'), ...problems },
      },
    },
    async ({ query }, reply) => sendFile(reply, await station.call('roster.export', query)),
  );

  app.post(
    '/roster/preview',
    {
      ...access('people:read'),
      schema: {
        operationId: 'previewRoster',
        summary: 'See what a roster file says and would change',
        tags,
        consumes: ['multipart/form-data'],
        body: z.object({ file: described.table, mapping: described.mapping }),
        response: { 200: rosterChanges, ...problems },
      },
    },
    (request) =>
      withFile(request, (form) => station.call('roster.preview', tableOf(form, fieldsOf(previewFields, form)))),
  );

  app.post(
    '/roster/import',
    {
      ...access('people:write'),
      schema: {
        operationId: 'importRoster',
        summary: 'Take a roster file',
        description: `All in one go; the same file again changes nothing. ${refusal}`,
        tags,
        headers: writeHeaders,
        consumes: ['multipart/form-data'],
        body: z.object({ file: described.table, mapping: described.mapping, mode: described.mode }),
        response: { 200: rosterChanges, ...problems },
      },
    },
    (request, reply) =>
      withFile(request, (form) =>
        write({ idempotency, request, reply }, contentOf(form), async () => {
          const { mode, ...table } = fieldsOf(importFields, form);
          const actor = request.caller.name;
          return { status: 200, body: await station.call('roster.import', { ...tableOf(form, table), mode, actor }) };
        }),
      ),
  );

  app.post(
    '/roster/oneroster/preview',
    {
      ...access('people:read'),
      schema: {
        operationId: 'previewOneRoster',
        summary: 'See what a OneRoster bundle would change',
        tags,
        consumes: ['multipart/form-data'],
        body: z.object({ file: described.bundle }),
        response: { 200: rosterChanges, ...problems },
      },
    },
    (request) =>
      withFile(request, async (form) => {
        fieldsOf(noFields, form);
        return station.call('roster.previewOneRoster', { file: form.file });
      }),
  );

  app.post(
    '/roster/oneroster/import',
    {
      ...access('people:write'),
      schema: {
        operationId: 'importOneRoster',
        summary: 'Take a OneRoster bundle',
        description: `In bulk, whoever an earlier bundle brought and this one no longer has, leaves. ${refusal}`,
        tags,
        headers: writeHeaders,
        consumes: ['multipart/form-data'],
        body: z.object({ file: described.bundle, mode: described.mode }),
        response: { 200: rosterChanges, ...problems },
      },
    },
    (request, reply) =>
      withFile(request, (form) =>
        write({ idempotency, request, reply }, contentOf(form), async () => {
          const { mode } = fieldsOf(oneMode, form);
          const actor = request.caller.name;
          return { status: 200, body: await station.call('roster.importOneRoster', { file: form.file, mode, actor }) };
        }),
      ),
  );
};

function tableOf(
  { file, fileName }: FileForm,
  { mapping }: z.output<typeof previewFields>,
): CommandInput<'roster.preview'> {
  return mapping === undefined ? { file, fileName } : { file, fileName, mapping: mappingOf(mapping) };
}

function mappingOf(text: string): CommandInput<'roster.preview'>['mapping'] {
  const parsed = preview.shape.mapping.safeParse(json(text));
  if (parsed.success && parsed.data) return parsed.data;
  throw new InvalidFields([{ field: 'mapping', message: 'must be a JSON object of headings and fields' }]);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
