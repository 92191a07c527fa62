/** Schemas that several parts of the contract share. */
import { z } from 'zod';

export const id = z.number().int().min(1);
/** A page's cursor: what the page before called `next`; 0 for the first. */
export const cursor = z.number().int().min(0).default(0);
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
export const printable = /^[^\u0000-\u001f\u007f-\u009f]*$/;
/** One line of text that a person typed. */
export const line = (most: number) =>
  z.string().trim().max(most, `must have at most ${most} characters`).regex(printable);
export const groupName = line(100);
export const personName = z
  .string()
  .trim()
  .min(1, 'a name')
  .max(200, 'a name of at most 200 characters')
  .regex(printable, 'a name without control characters')
  // Zero-width and filler characters alone leave an empty line on every list.
  .refine((text) => /[^\p{C}\p{Z}\u115f\u1160\u2800\u3164\uffa0]/u.test(text), 'a name that can be seen');
/** The same for doors whose messages say in one sentence what a text must be. */
export const asPersonName = (text: z.ZodString) =>
  text.refine(
    (name) => personName.safeParse(name).success,
    'must be 1 to 200 characters that can be seen, without control characters',
  );
/** A calendar date, `2026-07-13`. */
export const date = z.iso.date();
/** An instant, ISO 8601 with its offset. */
export const instant = z.iso.datetime({ offset: true });
/** A date or an instant as the station answers it: it made it itself. */
export const shownDate = z.string().meta({ format: 'date' });
export const shownTime = z.string().meta({ format: 'date-time' });
/** Who does it: a member of staff, a key, a program. */
export const actor = z.string().trim().min(1).max(100).default('staff');
export const reason = line(300).min(1, 'a reason');
/** A camera frame: its JPEG, or under the desktop shell the number under which it went to the vision worker already. */
export type FrameImage = Uint8Array | { ticket: string };
export const frameImage = z.union([
  z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'an image as bytes'),
  z.object({ ticket: z.string().min(1).max(64) }),
]);
export const file = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'a file as bytes');

/** A file that the station made, for saving or printing. */
export interface MadeFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** Where a guess comes from, as the door that took it knows: an address, or '' for this computer. Whatever a screen or a request says
 * is put aside for it, as with `actor`. */
export const guessFrom = z.string().max(100).default('');

/** Enrolment: the shots take the place of what the person has of that kind, and the name that of theirs. */
export const replace = z.boolean().default(false);

export const sheetsPassedOver = ['chart', 'empty', 'later'] as const;
export type SheetPassedOver = (typeof sheetsPassedOver)[number];

/** Of a workbook: the sheet that was read, the first with anything in it, and the others, at most a hundred of them. */
export const takenSheet = z
  .object({
    name: z.string().describe('The first with anything in it.'),
    others: z
      .array(
        z.object({
          name: z.string(),
          why: z.enum(sheetsPassedOver).describe('later: it has a table as well, behind the one that was read.'),
        }),
      )
      .max(100)
      .describe('Sheets that were passed over.'),
  })
  .meta({ id: 'TakenSheet', description: 'The sheet of a workbook that was read; null for any other file.' });
export type TakenSheet = z.output<typeof takenSheet>;
