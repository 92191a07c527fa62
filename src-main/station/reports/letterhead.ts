/** What printed reports carry at their head and foot. The logo is kept under seal with the rest of a school's papers. */
import { type Letterhead, letterheadWords } from '../../../src-shared/contract/reports.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { megapixels, mostLogoMegapixels, pictureSize } from '../../../src-shared/picture-size.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import type { ReportTable } from '../ports/files.ts';

const preference = 'letterhead';
const logoSecret = 'letterhead.logo';
const mostLogoBytes = 1024 * 1024;

export function letterheadCommands(context: Context): HandlersOf<'letterhead'> {
  return {
    'letterhead.get': () => letterheadOf(context),
    'letterhead.save': (letterhead) => saveLetterhead(context, letterhead),
  };
}

/** Where none was saved, the school's name as the station has it. */
function letterheadOf(context: Context): Letterhead {
  return { ...wordsOf(context), hasLogo: context.store.preferences.secret(logoSecret) !== null };
}

export function printedLetterhead(context: Context): ReportTable['letterhead'] {
  return { ...wordsOf(context), logo: context.store.preferences.secret(logoSecret) };
}

function wordsOf({ store, settings }: Context): Omit<Letterhead, 'hasLogo'> {
  const saved = letterheadWords.safeParse(store.preferences.get(preference));
  return saved.success ? saved.data : { school: settings.school, lines: [], place: '', signatory: '' };
}

function saveLetterhead(
  context: Context,
  { logo, keepLogo, actor, ...words }: CommandArguments<'letterhead.save'>,
): Letterhead {
  if (logo && !keepLogo) checkLogo(logo);
  const { store } = context;
  return store.transaction(() => {
    store.preferences.put(preference, words);
    if (!keepLogo) store.preferences.putSecret(logoSecret, logo);
    const { hasLogo } = letterheadOf(context);
    const details = { ...words, hasLogo };
    note(context, actor, 'letterhead.saved', 'letterhead', details);
    return letterheadOf(context);
  });
}

const signatures = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0xff, 0xd8, 0xff],
];

function checkLogo(logo: Uint8Array): void {
  if (logo.length > mostLogoBytes)
    throw new StationError('file_too_large', 'The logo is larger than 1 MB. Choose a smaller picture.', {
      maxBytes: mostLogoBytes,
    });
  if (!signatures.some((signature) => signature.every((byte, i) => logo[i] === byte)))
    throw new StationError('file_unreadable', 'The logo is neither a PNG nor a JPEG. Choose one of these.');
  const size = pictureSize(logo);
  if (!size) throw new StationError('file_unreadable', 'The logo is broken. Choose another picture.');
  if (megapixels(size) > mostLogoMegapixels)
    throw new StationError(
      'file_too_large',
      `The logo has more than ${mostLogoMegapixels} megapixels. Choose a smaller picture.`,
      { maxMegapixels: mostLogoMegapixels },
    );
}
