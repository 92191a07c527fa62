/** One card: the school, the portrait, name, class and number, and the QR code on white ground. */

import { create } from 'qrcode';
import { type MessageKey, translate } from '../../../src-shared/messages/index.ts';
import type { CardFace } from '../../station/ports/files.ts';
import { drawable, type Pen } from '../pdf/pen.ts';
import { drawText, type TextBox } from './text.ts';

export interface CardOptions {
  school: string;
  language: 'id' | 'en';
}

/** Points of a length in millimetres. */
export const mm = (length: number): number => (length * 72) / 25.4;

export const cardWidth = mm(85.6);
export const cardHeight = mm(54);

const band = mm(10);
const edge = mm(4.5);
/** 25 modules of more than a millimetre: a webcam reads it at 20 cm. */
export const qrSize = mm(28);
/** Where it stands on the card; around it stay the four white modules that a reader needs. */
export const qrAt = { x: cardWidth - mm(5) - qrSize, y: mm(14.5) };
const portraitSize = { width: mm(20), height: mm(25) };

const ink = '#17212b';
const quiet = '#4b5b68';
const accent = '#0b6b5c';

export function drawCard(
  pen: Pen,
  at: { x: number; y: number },
  face: CardFace,
  { school, language }: CardOptions,
): void {
  const say = (key: MessageKey): string => translate(language, key);
  const { doc } = pen;
  doc.save();
  doc.translate(at.x, at.y);
  doc.rect(0, 0, cardWidth, band).fill(accent);
  const white = { face: 'bold', colour: '#ffffff', stands: 'middle' } as const;
  drawText(
    pen,
    school,
    { x: edge, y: 0, width: mm(46), height: band },
    { ...white, largest: 9.5, smallest: 6, lines: 2 },
  );
  drawText(
    pen,
    say('card.title'),
    { x: mm(53), y: 0, width: mm(28), height: band },
    { ...white, face: 'regular', largest: 7, smallest: 5, lines: 1, align: 'center' },
  );
  drawPortrait(pen, { x: edge, y: mm(12.5), ...portraitSize }, face);
  const beside = { x: edge + portraitSize.width + mm(2.5), width: mm(20) };
  field(pen, say('card.group'), face.group, { ...beside, y: mm(14) });
  field(pen, say('card.number'), face.number, { ...beside, y: mm(26) });
  drawText(
    pen,
    face.name,
    { x: edge, y: mm(39.5), width: mm(43.5), height: mm(12) },
    { face: 'bold', colour: ink, largest: 11.5, smallest: 6.5, lines: 3, stands: 'middle' },
  );
  drawQr(doc, face.code, { ...qrAt, size: qrSize });
  drawText(
    pen,
    say('card.hint'),
    { x: qrAt.x - mm(1), y: qrAt.y + qrSize + mm(3.6), width: qrSize + mm(2), height: mm(5) },
    { face: 'regular', colour: quiet, largest: 5.5, smallest: 4.5, lines: 2, align: 'center' },
  );
  doc.restore();
}

function field(pen: Pen, label: string, value: string, at: { x: number; y: number; width: number }): void {
  if (value === '') return;
  drawText(pen, label, { ...at, height: mm(3) }, { face: 'regular', colour: quiet, largest: 6, smallest: 5, lines: 1 });
  drawText(
    pen,
    value,
    { ...at, y: at.y + mm(3), height: mm(8) },
    { face: 'bold', colour: ink, largest: 10, smallest: 6, lines: 2 },
  );
}

const radius = 4;
const ground = '#dcebe7';
const letters = '#0b6b5c';

/** The portrait on a card, cut to its frame; initials where there is none, or one that does not open. */
function drawPortrait(pen: Pen, box: TextBox, { portrait, name }: CardFace): void {
  const { doc } = pen;
  const { x, y, width, height } = box;
  doc.roundedRect(x, y, width, height, radius).fill(ground);
  const image = portrait && drawable(portrait) && opened(doc, portrait);
  if (!image) {
    const style = { face: 'bold', colour: letters, largest: 22, smallest: 10, lines: 1 } as const;
    drawText(pen, initials(name), box, { ...style, align: 'center', stands: 'middle' });
    return;
  }
  doc.save();
  doc.roundedRect(x, y, width, height, radius).clip();
  doc.image(image, x, y, { cover: [width, height], align: 'center', valign: 'center' });
  doc.restore();
}

function opened(doc: PDFKit.PDFDocument, portrait: Uint8Array): PDFKit.Mixins.ImageSrc | null {
  try {
    return (doc as unknown as { openImage(bytes: Buffer): PDFKit.Mixins.ImageSrc }).openImage(Buffer.from(portrait));
  } catch {
    return null;
  }
}

/** Of the first and the last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  const first = (word: string | undefined): string => /\p{L}\p{M}*/u.exec(word ?? '')?.[0] ?? '';
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '')).toLocaleUpperCase('id');
}

/** Error correction M: 15 % of the code may be scratched. */
const correction = 'M';

/** A QR code as vector squares: sharp at every printer's resolution. */
function drawQr(doc: PDFKit.PDFDocument, text: string, { x, y, size }: { x: number; y: number; size: number }): void {
  const { modules } = create(text, { errorCorrectionLevel: correction });
  const module = size / modules.size;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) {
      const from = column;
      while (column < modules.size && modules.get(row, column)) column++;
      // One bar for each run: between squares of their own, printers leave hairlines.
      if (column > from) doc.rect(x + from * module, y + row * module, (column - from) * module, module);
    }
  doc.fill('#000000');
}
