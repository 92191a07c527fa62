/** What the tenant dialect is sent and answers, as `face-recognition-api.md` names it: requests are read by these schemas, handlers
 * answer in their shapes, and the OpenAPI document is made of them. */
import { z } from 'zod';
import type { ErrorBody } from '../errors.ts';
import { booleanText, integerText, nameText, numberText } from '../form.ts';

const zeroToOne = 'must be a number from 0 to 1';
const threshold = numberText
  .pipe(z.number().min(0, zeroToOne).max(1, zeroToOne))
  .meta({ minimum: 0, maximum: 1, examples: [0.35] })
  .optional()
  .describe('The largest distance that is a match; 0.35 where absent.');

const tenantText = integerText.describe('Number of the tenant: a school.');
const userText = integerText.meta({
  description: "The caller's number for the person within the tenant.",
  examples: [123],
});
const templateText = integerText.describe('Of the template.');

export const tenantParams = z.object({ tenant_id: tenantText });
export const enrollmentParams = z.object({ tenant_id: tenantText, enrollment_id: templateText });
export const nameParams = z.object({ tenant_id: tenantText, name: nameText });

const encodingText = z
  .string('is required')
  .transform((text, context) => {
    const numbers = jsonNumbers(text);
    if (numbers) return numbers;
    context.addIssue({ code: 'custom', message: 'must be a JSON array of numbers' });
    return z.NEVER;
  })
  .meta({ description: 'The embedding as a JSON array.', examples: ['[0.0123, -0.0456]'] });

export const noFields = z.object({});
export const compareForm = z.object({ encoding: encodingText, threshold });
export const enrollForm = z.object({
  tenant_id: tenantText,
  user_id: userText,
  name: nameText,
  allow_duplicate: booleanText.default(false).describe('Twins: store it all the same.'),
  replace: booleanText.default(false).describe('Another face of this user_id takes the place of theirs.'),
});
export const identifyForm = z.object({ tenant_id: tenantText, threshold });
export const verifyForm = z.object({ tenant_id: tenantText, user_id: userText, threshold });

function jsonNumbers(text: string): number[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(Number.isFinite) ? value : null;
  } catch {
    return null;
  }
}

const tenant_id = z.int().describe('Number of the tenant.');
const user_id = z.int().meta({ description: "The caller's number for the person.", examples: [123] });
const name = z.string().meta({ examples: ['Budi Santoso'] });
const id = z.int().meta({ description: 'Of the template.', examples: [10] });
const distance = z.number().meta({ description: '0 identical to 1 the least similar.', examples: [0.21] });
const match = z.boolean().describe('distance <= threshold');
const box = z
  .array(z.number())
  .length(4)
  .meta({
    description: '[x1, y1, x2, y2] in pixels of the upright image.',
    examples: [[120.5, 80.2, 250, 300.5]],
  });
const encoding = z.array(z.number()).meta({
  description: 'As many numbers as the active model pack has dimensions.',
  examples: [[0.0123, -0.0456]],
});
const count = z.int().describe('Templates removed.');
const always = z.boolean().describe('Always true.');

export const error = z
  .object({
    detail: z.string().meta({
      description: 'One sentence that says what to do.',
      examples: ['No face detected in image'],
    }),
  })
  .meta({ id: 'TenantError' });
export const encoded = z.object({ encoding });
export const compared = z.object({
  match,
  distance,
  threshold: z.number().meta({ description: 'The one that was used.', examples: [0.35] }),
});
export const detected = z.object({ faces: z.array(box).describe('Largest first.') });
export const enrolled = z.object({
  stored: always,
  count: z.int().meta({ description: 'Templates of the tenant.', examples: [150] }),
  tenant_id,
  replaced: always.optional().describe('An older template had to go.'),
});
export const identified = z.object({
  match,
  name: name.nullable().describe('Null without a match.'),
  user_id: user_id.nullable(),
  distance: distance.nullable(),
  box,
});
export const verified = z.object({
  success: always,
  verified: match,
  message: z.string().meta({ description: 'In Indonesian.', examples: ['Verifikasi berhasil, wajah cocok'] }),
  user_id,
  distance,
});
export const enrollments = z.object({ tenant_id, enrollments: z.array(z.object({ id, user_id, name, encoding })) });
export const enrollmentDeleted = z.object({ deleted: always, count, tenant_id, id });
export const nameDeleted = z.object({ deleted: always, count, tenant_id, name });
export const invalidated = z.object({ cache_invalidated: always, tenant_id });
export const refreshed = z.object({
  cache_refreshed: always,
  tenant_id,
  enrollment_count: z.int().meta({ description: 'Templates read.', examples: [150] }),
});
export const cacheStatus = z.object({
  tenant_id,
  cached: z.boolean(),
  enrollment_count: z.int().meta({ description: 'Templates in memory.', examples: [150] }),
  loaded_at: z.string().nullable().meta({ format: 'date-time' }),
});
export const health = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string().meta({ description: 'Of the dialect.', examples: ['2.0.0'] }),
  vision: z.string().meta({ description: 'How recognition is.', examples: ['ready'] }),
  pack: z
    .string()
    .nullable()
    .meta({ description: 'The active model pack.', examples: ['standard'] }),
  problems: z
    .array(z.object({ code: z.string(), message: z.string() }))
    .meta({ description: 'Why it is degraded.', examples: [[]] }),
  ready: z
    .boolean()
    .describe('Photos are looked at now; false while the recogniser starts. What needs no photo works at once.'),
});

/** The tenant dialect's error body: `{"detail": "…"}`. */
export const tenantError: ErrorBody = (error) => ({ detail: error.message });
