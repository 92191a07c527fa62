/** What the biometric dialect is sent and answers, as `biometric-service.md` names it: requests are read by these schemas, handlers
 * answer in their shapes, and the OpenAPI document is made of them. */
import { z } from 'zod';
import { modalities } from '../../../src-shared/palm.ts';
import type { ErrorBody } from '../errors.ts';
import { booleanText, integerText } from '../form.ts';

const type = z
  .enum(modalities, {
    error: ({ input }) => (input === undefined ? 'is required: face or palm' : 'must be face or palm'),
  })
  .describe('What the image shows.');
const pageText = integerText.pipe(z.number().min(1, 'must be at least 1')).meta({ minimum: 1 });
const limitText = integerText
  .pipe(z.number().min(1, 'must be from 1 to 100').max(100, 'must be from 1 to 100'))
  .meta({ minimum: 1, maximum: 100 });
const id = z.string().meta({
  description: 'FACE- or PALM- and nine letters and digits.',
  examples: ['FACE-7K2M9QX4T'],
});

export const registerForm = z.object({
  type,
  allow_duplicate: booleanText.default(false).describe('Twins: store it all the same.'),
});
export const compareForm = z.object({ type });
/** Without a type the list has both. */
export const listQuery = z.object({
  type: type.optional(),
  page: pageText.default(1).describe('From 1.'),
  limit: limitText.default(10).describe('1 to 100.'),
});
export const biometricParams = z.object({ id });

const envelopeOf = <T extends z.ZodType>(data: T, says: string) =>
  z.object({
    success: z.boolean().describe('Whether it was done.'),
    message: z.string().meta({ description: 'In one sentence.', examples: [says] }),
    data,
  });

export const error = envelopeOf(z.null().describe('Always null.'), 'No matching biometric found')
  .extend({ success: z.boolean().meta({ description: 'Always false.', examples: [false] }) })
  .meta({ id: 'BiometricError' });

const entry = z.object({
  id,
  type,
  user_id: z.int().meta({ description: 'Number of the person.', examples: [123] }),
  name: z.string().meta({ description: 'Of the person.', examples: ['Budi Santoso'] }),
  created_at: z.string().meta({ description: 'ISO 8601.', format: 'date-time' }),
});
const zeroToOne = z.number().min(0).max(1);
export const registered = envelopeOf(entry, 'Biometric registered successfully');
export const matched = envelopeOf(
  entry.extend({ score: zeroToOne.describe('Likeness, 0 to 1.') }),
  'Biometric matched',
);
export const listed = envelopeOf(
  z.array(entry).describe('In the order of their making.'),
  'Biometrics retrieved successfully',
).extend({ pagination: z.object({ page: z.int(), limit: z.int(), total: z.int(), total_pages: z.int() }) });
export const found = envelopeOf(
  entry.extend({
    group: z.string().meta({ description: 'Class or group.', examples: ['VII A'] }),
    quality: zeroToOne.describe('0 to 1.'),
    template_count: z.int().describe('Faces of the person; of a palm, their palms.'),
    photo: z.boolean().describe('A portrait is kept; of palms no picture is.'),
  }),
  'Biometric retrieved successfully',
);
export const deleted = envelopeOf(z.object({ id }), 'Biometric deleted successfully');

export interface Envelope<T> {
  success: boolean;
  message: string;
  data: T;
}

/** The biometric dialect's envelope, and its error body: `{"success": false, "message": "…", "data": null}`. */
export function envelope<T>(message: string, data: T): Envelope<T> {
  return { success: true, message, data };
}

export function refusal(message: string): Envelope<null> {
  return { success: false, message, data: null };
}

/** This dialect names the kind of picture in `type`: whoever sent the other kind is told which. */
export const biometricError: ErrorBody = ({ message, details: { shows } }) =>
  refusal(shows === undefined ? message : message.replace(/\.$/, `; send type=${shows}.`));
