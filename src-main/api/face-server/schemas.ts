/** The server dialect's parameters, as `face-recognition-server.md` names them. */
import { z } from 'zod';
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
  });

export const registerBody = z.object({
  user_id: z.preprocess(textOf('number'), integerText),
  photo,
  allow_duplicate: z.preprocess(textOf('boolean'), booleanText.default(false)),
  replace: z.preprocess(textOf('boolean'), booleanText.default(false)),
});
export const recognizeBody = z.object({ photo });
export const userParams = z.object({ user_id: integerText });
