/** The portrait on a card, cut to its frame; initials where there is none, or one that does not open. */
import type { CardFace } from '../../station/ports/files.ts';
import { drawable } from '../pdf/logo.ts';
import type { Pen } from '../pdf/pen.ts';
import { drawText, type TextBox } from './text.ts';

const radius = 4;
const ground = '#dcebe7';
const letters = '#0b6b5c';

export function drawPortrait(pen: Pen, box: TextBox, { portrait, name }: CardFace): void {
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
