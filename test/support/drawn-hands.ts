/** Hands that are drawn: what the hand's real network takes for an open right palm (in a mirror: a left one) on dark cloth, fingers up. No
 * installed package carries a photo of one. Each number is a person, with creases of their own; how well real palms are told apart
 * is measured on the photos beside the repository. */
import sharp, { type Sharp } from 'sharp';
import { lots } from './palm-codes.ts';

/** JPEG of 768 × 1024. `alter`: what another shot of the same hand differs in. */
export function drawnHand(who: number, alter: (image: Sharp) => Sharp = (image) => image): Promise<Buffer> {
  return alter(sharp(Buffer.from(drawing(who))).flop())
    .jpeg({ quality: 92 })
    .toBuffer();
}

const outline = 'fill="url(#finger)" stroke="#b07a58" stroke-width="2"';

function drawing(who: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="768" height="1024"><defs>
    <linearGradient id="finger"><stop offset="0" stop-color="#c98f6b"/><stop offset=".5" stop-color="#e6b694"/><stop
      offset="1" stop-color="#c98f6b"/></linearGradient>
    <radialGradient id="palm"><stop offset="0" stop-color="#e3ae8a"/><stop offset="1" stop-color="#d29a75"/></radialGradient>
    </defs><rect width="768" height="1024" fill="#1c1c1e"/>
    <path d="M285 1024 L290 860 Q250 760 250 640 L255 540 Q380 500 520 545 L535 700 Q530 800 490 870 L495 1024 Z"
      fill="url(#palm)"/>
    ${finger(292, 560, 230, 64, -9)}${finger(362, 535, 270, 68, -2)}${finger(434, 540, 245, 64, 5)}${finger(500, 575, 185, 54, 14)}
    <path d="M262 780 Q170 720 120 610 Q105 570 140 560 Q165 558 185 600 Q220 670 275 690 Z" ${outline}/>
    <g stroke="#a8694c" fill="none">${creases(who)}</g></svg>`;
}

/** From its root at `x`, `y`, leaning by `turn` degrees, with three creases across. */
function finger(x: number, y: number, length: number, width: number, turn: number): string {
  const across = [0.66, 0.36, 0.03].map(
    (part) => `M${6 - width / 2} ${-length * part} q${width / 2 - 6} 8 ${width - 12} 0`,
  );
  return `<g transform="translate(${x} ${y}) rotate(${turn})"><rect x="${-width / 2}" y="${-length}" width="${width}"
    height="${length + 60}" rx="${width / 2}" ${outline}/><path d="${across.join(' ')}" stroke="#a8694c" stroke-width="3"
    fill="none"/></g>`;
}

/** Three long ones where everybody has them, each a little elsewhere, and a score of short ones anywhere. */
function creases(who: number): string {
  const lot = lots(who);
  const near = (middle: number, spread: number): number => Math.round(middle + (2 * lot() - 1) * spread);
  const path = (d: string, width: number): string => `<path d="${d}" stroke-width="${width}"/>`;
  const long = [
    `M268 ${near(640, 20)} Q${near(350, 30)} 660 ${near(380, 30)} ${near(760, 30)} Q395 830 ${near(370, 20)} 880`,
    `M268 ${near(635, 20)} Q${near(370, 40)} ${near(650, 30)} ${near(470, 30)} ${near(740, 40)}`,
    `M525 ${near(640, 25)} Q440 ${near(650, 30)} ${near(390, 30)} ${near(610, 25)} Q375 590 365 560`,
  ];
  const short = Array.from(
    { length: 20 },
    () => `M${near(395, 120)} ${near(700, 140)} q${near(0, 40)} ${near(0, 40)} ${near(0, 90)} ${near(0, 90)}`,
  );
  return [...long.map((d) => path(d, 6)), ...short.map((d) => path(d, 3 + 2 * lot()))].join('');
}
