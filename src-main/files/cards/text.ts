/** Text on a card: in the school's letters where the font has them, smaller where it is long, cut with an ellipsis at the last. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Face = 'regular' | 'bold';
const files: Record<Face | 'wide', string> = {
  regular: 'PlusJakartaSans-Regular.ttf',
  bold: 'PlusJakartaSans-Bold.ttf',
  /** Letters of other scripts. */
  wide: 'DejaVuSans.ttf',
};

export interface TextBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TextStyle {
  face: Face;
  colour: string;
  /** Points, the largest that fits between them. */
  largest: number;
  smallest: number;
  /** Lines at most. */
  lines: number;
  align?: 'left' | 'center';
  /** Where it stands in its box. */
  stands?: 'top' | 'middle';
}

const step = 0.5;

export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const [name, file] of Object.entries(files)) doc.registerFont(name, fontFile(file));
}

export function drawText(doc: PDFKit.PDFDocument, text: string, box: TextBox, style: TextStyle): void {
  const shown = text.replace(/\s+/gu, ' ').trim();
  if (shown === '') return;
  doc.font(fontFor(doc, shown, style.face)).fillColor(style.colour);
  const options = { width: box.width, align: style.align ?? 'left', lineGap: 0 } as const;
  const limit = (): number => Math.min(box.height, style.lines * doc.currentLineHeight(true)) + 0.01;
  let size = style.largest;
  const fits = (): boolean => {
    doc.fontSize(size);
    // A word that is wider than the box would be broken in the middle: smaller letters come first.
    return (
      doc.heightOfString(shown, options) <= limit() &&
      shown.split(' ').every((word) => doc.widthOfString(word) <= box.width)
    );
  };
  while (!fits() && size > style.smallest) size = Math.max(style.smallest, size - step);
  const height = Math.min(doc.heightOfString(shown, options), limit());
  const y = style.stands === 'middle' ? box.y + (box.height - height) / 2 : box.y;
  doc.text(shown, box.x, y, { ...options, height, ellipsis: true });
}

/** The font that has every letter of it; the wide one where neither has. */
function fontFor(doc: PDFKit.PDFDocument, text: string, face: Face): string {
  doc.font(face);
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font;
  const has = Array.from(text).every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
  return has ? face : 'wide';
}

/** From the sources, or from beside the bundle. */
function fontFile(name: string): string {
  const places = ['../../../resources/fonts/', '../../resources/fonts/', '../resources/fonts/'].map((place) =>
    fileURLToPath(new URL(place + name, import.meta.url)),
  );
  return places.find((place) => existsSync(place)) ?? (places[0] as string);
}
