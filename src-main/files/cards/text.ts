/** Text in a box on a card: smaller where it is long, on a few lines, cut with an ellipsis where even that is not enough. */
import type { Pen } from '../pdf/pen.ts';

export interface TextBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TextStyle {
  face: 'regular' | 'bold';
  colour: string;
  /** Points: the largest between them that fits is taken. */
  largest: number;
  smallest: number;
  /** Lines at most. */
  lines: number;
  align?: 'left' | 'center';
  /** Where it stands in its box. */
  stands?: 'top' | 'middle';
}

const step = 0.5;
/** Of the letters' size. */
const lineHeight = 1.26;

export function drawText(pen: Pen, text: string, box: TextBox, style: TextStyle): void {
  const shown = text.replace(/\s+/gu, ' ').trim();
  if (shown === '') return;
  const { lines, size } = laidOut(pen, shown, box, style);
  const free = box.height - lines.length * size * lineHeight;
  const y = style.stands === 'middle' ? box.y + free / 2 : box.y;
  const line = { face: style.face, colour: style.colour, size, align: style.align ?? 'left' };
  for (const [i, part] of lines.entries()) pen.line(part, box.x, y + i * size * lineHeight, box.width, line);
}

function laidOut(pen: Pen, text: string, { width, height }: TextBox, style: TextStyle) {
  const { face, largest, smallest } = style;
  const roomFor = (size: number): number =>
    Math.min(style.lines, Math.max(1, Math.floor(height / (size * lineHeight))));
  for (let size = largest; size >= smallest; size -= step) {
    const lines = pen.wrap(text, width, { face, size });
    // A word wider than the box would be broken: smaller letters come first.
    if (lines.length <= roomFor(size) && lines.every((line) => pen.width(line, { face, size }) <= width))
      return { lines, size };
  }
  const lines = pen.wrap(broken(pen, text, width, { face, size: smallest }), width, { face, size: smallest });
  const room = roomFor(smallest);
  const rest = lines.slice(room - 1).join(' ');
  return { lines: [...lines.slice(0, room - 1), rest], size: smallest };
}

/** The text with words that are wider than a line cut into pieces that are not. */
function broken(pen: Pen, text: string, width: number, style: { face: 'regular' | 'bold'; size: number }): string {
  const pieces: string[] = [];
  for (const word of text.split(' ')) {
    let piece = '';
    for (const { segment } of letters.segment(word)) {
      if (piece !== '' && pen.width(piece + segment, style) > width) {
        pieces.push(piece);
        piece = '';
      }
      piece += segment;
    }
    pieces.push(piece);
  }
  return pieces.join(' ');
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
