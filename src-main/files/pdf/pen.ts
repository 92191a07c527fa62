/** Writes single lines of text onto a page: aligned, cut with an ellipsis where they do not fit, in whatever script. */
import { type Face, FontRuns, type Run } from './font-runs.ts';
import { paper } from './paper.ts';

export interface LineStyle {
  size: number;
  face?: Exclude<Face, 'fallback'>;
  colour?: string;
  align?: 'left' | 'right' | 'center';
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export class Pen {
  readonly doc: PDFKit.PDFDocument;
  readonly #runs: FontRuns;
  readonly #widths = new Map<string, number>();

  constructor(doc: PDFKit.PDFDocument) {
    this.doc = doc;
    this.#runs = new FontRuns(doc);
  }

  width(text: string, { size, face = 'regular' }: LineStyle): number {
    const key = `${face} ${text}`;
    let atOne = this.#widths.get(key);
    if (atOne === undefined) {
      atOne = this.#runs.of(text, face).reduce((sum, run) => sum + this.#measure(run), 0);
      this.#widths.set(key, atOne);
    }
    return atOne * size;
  }

  /** One line in `width` from `x`, its top at `y`. */
  line(text: string, x: number, y: number, width: number, style: LineStyle): void {
    const shown = this.fit(text, width, style);
    if (shown === '') return;
    const { size, face = 'regular', colour = paper.ink, align = 'left' } = style;
    const free = width - this.width(shown, style);
    let at = x + (align === 'right' ? free : align === 'center' ? free / 2 : 0);
    this.doc.fillColor(colour).fontSize(size);
    for (const run of this.#runs.of(shown, face)) {
      this.doc.font(run.face).text(run.text, at, y, { lineBreak: false, baseline: 'top', ...shaping(run) });
      at += this.#measure(run) * size;
    }
  }

  /** As much of the text as fits, with an ellipsis where something went. */
  fit(text: string, width: number, style: LineStyle): string {
    if (this.width(text, style) <= width) return text;
    const parts = [...letters.segment(text)].map(({ segment }) => segment);
    let [low, high] = [0, parts.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.width(`${parts.slice(0, middle).join('').trimEnd()}…`, style) <= width) low = middle;
      else high = middle - 1;
    }
    return low === 0 ? '' : `${parts.slice(0, low).join('').trimEnd()}…`;
  }

  /** Words on as many lines as they need. */
  wrap(text: string, width: number, style: LineStyle): string[] {
    const lines: string[] = [];
    for (const word of text.split(' ')) {
      const last = lines.at(-1);
      const longer = last === undefined ? word : `${last} ${word}`;
      if (last !== undefined && this.width(longer, style) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  /** At size 1. */
  #measure(run: Run): number {
    return this.doc.font(run.face).fontSize(100).widthOfString(run.text, shaping(run)) / 100;
  }
}

/** Words of a right-to-left script are laid out together, or they would stand in the wrong order. */
function shaping({ rightToLeft }: Run): { features?: [] } {
  return rightToLeft ? { features: [] } : {};
}
