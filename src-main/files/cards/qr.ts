/** A QR code as vector squares: sharp at every printer's resolution. */
import { create } from 'qrcode';

/** Error correction M: 15 % of the code may be scratched. */
const correction = 'M';

export function drawQr(
  doc: PDFKit.PDFDocument,
  text: string,
  { x, y, size }: { x: number; y: number; size: number },
): void {
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
