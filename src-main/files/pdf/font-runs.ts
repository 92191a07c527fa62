/**
 * Text in fonts that have its letters. The school's own font covers Latin; what it lacks is drawn in DejaVu Sans (Greek,
 * Cyrillic, Arabic, Hebrew and more); what neither has shows as an empty box, so that it is seen and nothing breaks.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Face = 'regular' | 'bold' | 'fallback';

const files: Record<Face, string> = {
  regular: 'PlusJakartaSans-Regular.ttf',
  bold: 'PlusJakartaSans-Bold.ttf',
  fallback: 'DejaVuSans.ttf',
};

/** What pdfkit keeps of the font in use. */
interface WithFont {
  _font: { ascender: number; font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

export interface Run {
  text: string;
  face: Face;
  rightToLeft: boolean;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
/** Belongs to the letter before it: marks and spaces. */
const attached = /^[\p{M}\s]/u;
/** Draws nothing by itself. */
const invisible = /\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu;

export class FontRuns {
  /** From the top of a line to the feet of its letters, as a part of the text size; the same for every face, or the letters of
   * another font would dance. */
  readonly ascent: number;
  readonly #has = new Map<Face, (codePoint: number) => boolean>();
  readonly #kept = new Map<string, Run[]>();

  constructor(doc: PDFKit.PDFDocument) {
    for (const face of Object.keys(files) as Face[]) {
      doc.registerFont(face, fontFile(files[face]));
      const { font } = (doc.font(face) as unknown as WithFont)._font;
      const known = new Map<number, boolean>();
      this.#has.set(face, (codePoint) => {
        const answer = known.get(codePoint) ?? font.hasGlyphForCodePoint(codePoint);
        known.set(codePoint, answer);
        return answer;
      });
    }
    this.ascent = (doc.font('regular') as unknown as WithFont)._font.ascender / 1000;
  }

  /** In the order of reading; one of a right-to-left script is drawn from its end. */
  of(text: string, wanted: Exclude<Face, 'fallback'>): Run[] {
    const key = `${wanted} ${text}`;
    const found = this.#kept.get(key) ?? this.#cut(text, wanted);
    this.#kept.set(key, found);
    return found;
  }

  #cut(text: string, wanted: Exclude<Face, 'fallback'>): Run[] {
    const runs: Run[] = [];
    for (const letter of text.toWellFormed().normalize('NFC').replace(invisible, '')) {
      const last = runs.at(-1);
      const face = this.#faceOf(letter, wanted);
      const rtl = rightToLeft.test(letter);
      const joins = last && (attached.test(letter) || (last.face === face && last.rightToLeft === rtl));
      if (joins) last.text += letter;
      else runs.push({ text: takeSpaces(last) + letter, face, rightToLeft: rtl });
    }
    return runs;
  }

  #faceOf(letter: string, wanted: Exclude<Face, 'fallback'>): Face {
    const codePoint = letter.codePointAt(0) ?? 0;
    if (this.#has.get(wanted)?.(codePoint)) return wanted;
    return this.#has.get('fallback')?.(codePoint) ? 'fallback' : wanted;
  }
}

/** The spaces at the end of a right-to-left run, away from it: they would be drawn before it. */
function takeSpaces(run: Run | undefined): string {
  if (!run?.rightToLeft) return '';
  const kept = run.text.trimEnd();
  const spaces = run.text.slice(kept.length);
  run.text = kept;
  return spaces;
}

/** In `resources/fonts` of the checkout or the installed app: this file, or the bundle it is in, lies two or three folders deep. */
function fontFile(name: string): string {
  const places = ['../../..', '../..', '..'].map((up) =>
    fileURLToPath(new URL(`${up}/resources/fonts/${name}`, import.meta.url)),
  );
  return places.find((place) => existsSync(place)) ?? (places[0] as string);
}
