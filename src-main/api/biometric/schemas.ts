/** The biometric dialect's parameters, as `biometric-service.md` names them. */
import { z } from 'zod';
import { modalities } from '../../../src-shared/palm.ts';
import { booleanText, integerText } from '../form.ts';

const type = z.enum(modalities, {
  error: ({ input }) => (input === undefined ? 'is required: face or palm' : 'must be face or palm'),
});
const pageText = integerText.pipe(z.number().min(1, 'must be at least 1'));
const limitText = integerText.pipe(z.number().min(1, 'must be from 1 to 100').max(100, 'must be from 1 to 100'));

export const registerForm = z.object({ type, allow_duplicate: booleanText.default(false) });
export const compareForm = z.object({ type });
/** Without a type the list has both. */
export const listQuery = z.object({
  type: type.optional(),
  page: pageText.prefault('1'),
  limit: limitText.prefault('10'),
});
export const biometricParams = z.object({ id: z.string() });
