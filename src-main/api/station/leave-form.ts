/** A leave request as JSON, or as a form with a letter. */
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type CommandInput, commandArguments } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { bytesOf, nameOf } from '../form.ts';
import { type Take, withPlace } from '../upload-places.ts';
import { InvalidFields, issueProblems } from './problem.ts';
import { refuseUnknown, unknownPart } from './unknown-fields.ts';
import { digest } from './writes.ts';

const field = 'attachment';
const limits = { files: 1, fields: 20, parts: 21 };
const schema = commandArguments['leave.request'].omit({ attachment: true, actor: true });

type Letter = NonNullable<CommandInput<'leave.request'>['attachment']>;
export interface LeaveForm {
  fields: z.output<typeof schema> & { attachment: Letter | null };
  /** What the request says, with the letter as its hash. */
  content: unknown;
}

/** Throws `busy`, `file_too_large`, `invalid_argument`. */
export async function withLeaveForm<T>(request: FastifyRequest, use: (form: LeaveForm) => Promise<T>): Promise<T> {
  if (!request.isMultipart()) return use(formOf(request.body, null));
  return withPlace(request, (take) => read(request, take), use);
}

function formOf(values: unknown, letter: Letter | null): LeaveForm {
  refuseUnknown(schema, values);
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw new InvalidFields(issueProblems(parsed.error.issues));
  const attachment = letter && { name: letter.name, hash: digest(letter.bytes) };
  return { fields: { ...parsed.data, attachment: letter }, content: { ...parsed.data, attachment } };
}

async function read(request: FastifyRequest, take: Take): Promise<LeaveForm> {
  const values: Record<string, unknown> = {};
  let letter: Letter | null = null;
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') values[nameOf(part)] = typed(nameOf(part), String(part.value));
      else letter = await letterOf(part, take);
    }
  } catch (thrown) {
    throw inOurWords(thrown);
  }
  return formOf(values, letter);
}

/** A form has texts only: numbers and yes or no are read out of them. */
function typed(name: string, text: string): unknown {
  if (name === 'personId' && /^\d{1,15}$/.test(text)) return Number(text);
  if (name === 'approve' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

async function letterOf(part: MultipartFile, take: Take): Promise<Letter | null> {
  const bytes = await bytesOf(part.file, take);
  if (part.fieldname !== field) throw unknownPart(nameOf(part), field);
  // An empty file field is what a page sends where nothing was chosen.
  if (bytes.length === 0 && !part.filename) return null;
  return { name: plainName(part.filename ?? ''), bytes };
}

/** What the contract takes as a name: one line, not too long. */
function plainName(name: string): string {
  return Array.from(name.replace(/\p{Cc}+/gu, ' ').trim())
    .slice(-60)
    .join('')
    .trim();
}

function inOurWords(thrown: unknown): unknown {
  const { code } = thrown as { code?: string };
  if (code === 'image_too_large' || code === 'FST_REQ_FILE_TOO_LARGE')
    return new StationError('file_too_large', 'The letter is larger than 5 MB. Send a smaller one.');
  if (code === 'FST_FILES_LIMIT' || code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT')
    return new StationError('invalid_argument', 'Send at most one letter and 20 other fields.');
  if (thrown instanceof StationError || code?.startsWith('FST_')) return thrown;
  return new StationError('invalid_argument', 'The form is incomplete or malformed. Send it again.');
}
