/** The tenant dialect's parameters, as `face-recognition-api.md` names them. */
import { z } from 'zod';
import { booleanText, integerText, numberText } from '../form.ts';

const threshold = numberText.pipe(z.number().min(0).max(1)).optional();

export const tenantParams = z.object({ tenant_id: integerText });
export const enrollmentParams = z.object({ tenant_id: integerText, enrollment_id: integerText });
export const nameParams = z.object({ tenant_id: integerText, name: z.string().min(1).max(200) });

const encoding = z.string('is required').transform((text, context) => {
  const numbers = jsonNumbers(text);
  if (numbers) return numbers;
  context.addIssue({ code: 'custom', message: 'must be a JSON array of numbers' });
  return z.NEVER;
});

export const compareForm = z.object({ encoding, threshold });
export const enrollForm = z.object({
  tenant_id: integerText,
  user_id: integerText,
  name: z.string('is required'),
  allow_duplicate: booleanText.default(false),
});
export const identifyForm = z.object({ tenant_id: integerText, threshold });
export const verifyForm = z.object({ tenant_id: integerText, user_id: integerText, threshold });

function jsonNumbers(text: string): number[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((n) => typeof n === 'number') ? value : null;
  } catch {
    return null;
  }
}
