/** The tenant dialect's parameters, as `face-recognition-api.md` names them. */
import { z } from 'zod';
import { booleanText, integerText, nameText, numberText } from '../form.ts';

const zeroToOne = 'must be a number from 0 to 1';
const threshold = numberText.pipe(z.number().min(0, zeroToOne).max(1, zeroToOne)).optional();

export const tenantParams = z.object({ tenant_id: integerText });
export const enrollmentParams = z.object({ tenant_id: integerText, enrollment_id: integerText });
export const nameParams = z.object({ tenant_id: integerText, name: nameText });

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
  name: nameText,
  allow_duplicate: booleanText.default(false),
  replace: booleanText.default(false),
});
export const identifyForm = z.object({ tenant_id: integerText, threshold });
export const verifyForm = z.object({ tenant_id: integerText, user_id: integerText, threshold });

function jsonNumbers(text: string): number[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(Number.isFinite) ? value : null;
  } catch {
    return null;
  }
}
