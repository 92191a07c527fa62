/** What the server dialect is sent and answers, as `face-recognition-server.md` names it: requests are read by these schemas,
 * handlers answer in their shapes, and the OpenAPI document is made of them. */
import { z } from 'zod';
import type { ErrorBody } from '../errors.ts';
import { booleanText, integerText } from '../form.ts';

/** JSON has numbers and truth values of its own; the same as text means the same. */
const textOf = (type: 'number' | 'boolean') => (value: unknown) => (typeof value === type ? String(value) : value);

const dataUrl = /^data:[^,]{0,200};base64,/i;
const notBase64 = /[^A-Za-z0-9+/=_\s-]/;

const photo = z
  .string({ error: ({ input }) => (input === undefined ? 'is required' : 'must be a data URL or base64 text') })
  .transform((text, context): Uint8Array => {
    const base64 = text.replace(dataUrl, '');
    if (base64.trim() !== '' && !notBase64.test(base64)) return Buffer.from(base64, 'base64');
    context.addIssue({ code: 'custom', message: 'must be a data URL or base64 text' });
    return z.NEVER;
  })
  .meta({
    description: 'JPEG, PNG or WebP as a data URL or bare base64, at most 10 MB.',
    examples: ['data:image/jpeg;base64,/9j/4AAQSkZJRg=='],
  });

const userText = integerText.meta({ description: 'Number of the person.', examples: [123] });
const flag = z.preprocess(textOf('boolean'), booleanText.default(false));
export const registerBody = z.object({
  user_id: z.preprocess(textOf('number'), userText),
  photo,
  allow_duplicate: flag.meta({ description: 'Twins: store it all the same.', examples: [false] }),
  replace: flag.meta({
    description: 'Another face of this user_id takes the place of theirs.',
    examples: [false],
  }),
});
export const recognizeBody = z.object({ photo });
export const userParams = z.object({ user_id: userText });

const success = z.boolean().describe('Whether it was done.');
const says = (example: string) => z.string().meta({ description: 'In one sentence.', examples: [example] });
const user_id = z.int().meta({ description: 'Number of the person.', examples: [123] });
const time = (of: string) =>
  z.string().meta({
    description: `${of} Time of the school's zone, written without it.`,
    examples: ['2026-07-13T06:45:00'],
  });
const tolerance = z.number().meta({
  description: 'Strictness: 0.6 is recommended, 0.4 very strict, 0.8 permissive.',
  examples: [0.6],
});
const folder = z.string().meta({ description: 'A relative name.', examples: ['./face_data'] });
const percent = z.number().meta({ description: '0 to 100.', examples: [12.5] });

export const error = z
  .object({
    success: z.boolean().meta({ description: 'Always false.', examples: [false] }),
    message: says('No face detected in image'),
  })
  .meta({ id: 'ServerError' });
export const registered = z.object({
  success,
  message: says('Face registered successfully'),
  user_id,
  registered_at: time('When.'),
});
export const recognised = z.object({
  success,
  message: says('Face recognized successfully'),
  user_id: z
    .union([z.int(), z.literal('unknown')])
    .meta({ description: 'Number of the person, or "unknown".', examples: [123] }),
  confidence: z.number().min(0).max(1).describe('0 to 1.'),
  recognized_at: time('When.').optional(),
});
export const status = z.object({
  success,
  user_id,
  registered: z.boolean().describe('At least one face is enrolled.'),
  last_updated: time('Of the newest face.').nullable(),
  encoding_count: z.int().describe('Faces enrolled.'),
});
export const deleted = z.object({ success, message: says('Face data deleted successfully'), user_id });
export const health = z.object({
  status: z.enum(['online', 'degraded']).describe('degraded while nobody can be recognised.'),
  service: z.string().meta({ description: 'Name of the service.', examples: ['Face Recognition Server'] }),
  version: z.string().meta({ description: 'Of the dialect.', examples: ['1.0.0'] }),
  timestamp: time('Now.'),
  registered_faces: z.int().meta({ description: 'Faces enrolled.', examples: [150] }),
  face_data_dir: folder,
  recognition_tolerance: tolerance,
  ready: z
    .boolean()
    .describe('Photos are looked at now; false while the recogniser starts. What needs no photo works at once.'),
});
export const stats = z.object({
  success,
  stats: z.object({
    registered_users: z.int().meta({ description: 'People with a face.', examples: [150] }),
    total_encodings: z.int().meta({ description: 'Faces enrolled.', examples: [310] }),
    recognition_tolerance: tolerance,
    data_directory: folder,
    server_info: z.object({ cpu_percent: percent, memory_percent: percent, disk_usage: percent }),
  }),
});

/** The server dialect's error body: `{"success": false, "message": "…"}`. */
export const serverError: ErrorBody = (error) => ({ success: false, message: error.message });
