/** Writes single lines of text onto a page: aligned, cut with an ellipsis where they do not fit, in whatever script. And says
 * which pictures can be drawn. */

import { inflateSync } from 'node:zlib';
import { megapixels, mostLogoMegapixels, pictureSize } from '../../../src-shared/picture-size.ts';
import { type Face, FontRuns, type Run } from './font-runs.ts';
import { paper } from './page-layout.ts';

export interface LineStyle {
  size: number;
  face?: Exclude<Face, 'fallback'>;
  colour?: string;
  align?: 'left' | 'right' | 'center';
}

/** Characters. */
const neverCut = 4;
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
    const feet = y + this.#runs.ascent * size;
    for (const run of this.#runs.of(shown, face)) {
      const length = this.#measure(run) * size;
      this.doc.font(run.face).fontSize(size).fillColor(colour);
      this.doc.text(run.text, at, feet, { lineBreak: false, baseline: 'alphabetic', ...shaping(run) });
      at += length;
    }
  }

  /** As much of the text as fits, with an ellipsis where something went. What is as short as a number is never cut: a wrong
   * number is worse than a tight one. */
  fit(text: string, width: number, style: LineStyle): string {
    if (text.length <= neverCut || this.width(text, style) <= width) return text;
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

const pngSignature = 0x89;

/** Whether a logo or a portrait can be drawn without decoding more than a picture of a letterhead has. PNGs are unpacked once
 * here within their declared size: one that is broken or lies would end the writing half way. */
export function drawable(logo: Uint8Array): boolean {
  const size = pictureSize(logo);
  if (!size || megapixels(size) > mostLogoMegapixels) return false;
  // JPEGs go into the file as they are.
  if (logo[0] !== pngSignature) return logo[0] === 0xff;
  try {
    const view = Buffer.from(logo.buffer, logo.byteOffset, logo.byteLength);
    const { width, height } = size;
    // Eight bytes a pixel at most, and a byte a line for the filter; interlaced ones have up to twice the lines.
    inflateSync(imageData(view), { maxOutputLength: width * height * 8 + height * 4 + 1024 });
    return true;
  } catch {
    return false;
  }
}

function imageData(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}
