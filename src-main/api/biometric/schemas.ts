/** The biometric dialect's parameters, as `biometric-service.md` names them. */
import { z } from 'zod';
import { StationError } from '../../../src-shared/errors.ts';
import { booleanText, integerText } from '../form.ts';

const type = z.enum(['face', 'palm'], {
  error: ({ input }) => (input === undefined ? 'is required: face or palm' : 'must be face or palm'),
});
const pageText = integerText.pipe(z.number().min(1, 'must be at least 1'));
const limitText = integerText.pipe(z.number().min(1, 'must be from 1 to 100').max(100, 'must be from 1 to 100'));

export const registerForm = z.object({ type, allow_duplicate: booleanText.default(false) });
export const compareForm = z.object({ type });
export const listQuery = z.object({
  type: type.default('face'),
  page: pageText.prefault('1'),
  limit: limitText.prefault('10'),
});
export const biometricParams = z.object({ id: z.string() });

/** Throws `not_supported`. */
export function requireFace(modality: z.output<typeof type>): void {
  if (modality === 'palm')
    throw new StationError('not_supported', 'This station does not recognise palms yet. Send type=face.');
}
