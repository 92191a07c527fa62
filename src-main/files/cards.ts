/** Cards to print and cut out: A4 sheets of ten, each of a bank card's size (ISO/IEC 7810 ID-1), with marks to cut along. */
import PDFDocument from 'pdfkit';
import type { MadeFile } from '../../src-shared/contract/fields.ts';
import { translate } from '../../src-shared/messages/index.ts';
import type { CardFace } from '../station/ports/files.ts';
import { type CardOptions, cardHeight, cardWidth, drawCard, mm } from './cards/draw-card.ts';
import { mediaTypes } from './media-types.ts';
import { Pen } from './pdf/pen.ts';

export const columns = 2;
export const rows = 5;
const sheetWidth = mm(210);
const sheetHeight = mm(297);
export const left = (sheetWidth - columns * cardWidth) / 2;
export const top = (sheetHeight - rows * cardHeight) / 2;
/** A mark begins this far from the cards: a cut that is off by a millimetre leaves none on them. */
const markGap = mm(1.5);
const markLength = mm(5);

const fileNames = { id: 'kartu-hadir.pdf', en: 'attendance-cards.pdf' } as const;

export async function writeCards(cards: readonly CardFace[], options: CardOptions): Promise<MadeFile> {
  const title = translate(options.language, 'card.sheet');
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    lang: options.language,
    info: { Title: `${title} · ${options.school}`, Creator: 'Hadir' },
  });
  const bytes = collected(doc);
  const pen = new Pen(doc);
  for (const [i, card] of cards.entries()) {
    const place = i % (columns * rows);
    if (place === 0) {
      doc.addPage();
      drawMarks(doc);
    }
    const x = left + (place % columns) * cardWidth;
    const y = top + Math.floor(place / columns) * cardHeight;
    drawCard(pen, { x, y }, card, options);
  }
  if (cards.length === 0) doc.addPage();
  doc.end();
  return { name: fileNames[options.language], mediaType: mediaTypes.pdf, bytes: await bytes };
}

function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

/** In the margins only, at every edge of every card. */
function drawMarks(doc: PDFKit.PDFDocument): void {
  const right = left + columns * cardWidth;
  const bottom = top + rows * cardHeight;
  doc.lineWidth(0.4).strokeColor('#555555');
  for (let column = 0; column <= columns; column++) {
    const x = left + column * cardWidth;
    doc.moveTo(x, top - markGap).lineTo(x, top - markGap - markLength);
    doc.moveTo(x, bottom + markGap).lineTo(x, bottom + markGap + markLength);
  }
  for (let row = 0; row <= rows; row++) {
    const y = top + row * cardHeight;
    doc.moveTo(left - markGap, y).lineTo(left - markGap - markLength, y);
    doc.moveTo(right + markGap, y).lineTo(right + markGap + markLength, y);
  }
  doc.stroke();
}
