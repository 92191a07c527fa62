/** Drawn pupils, each from a seed: what the demo shows as portraits, and what its camera sees. They are
 * shaded enough for the networks to find a face in them. Nobody is depicted. */
import { dice } from './random.ts';

export interface Looks {
  gender: 'L' | 'P';
  seed: number;
}

const skins = [
  ['#e8bd98', '#d19d76', '#a9734f'],
  ['#e0b08c', '#c98f68', '#9a6443'],
  ['#d3a179', '#b98059', '#8a5a3a'],
  ['#c08c64', '#a06c48', '#744a2e'],
  ['#a87550', '#865837', '#5d3a22'],
] as const;
const walls = [
  ['#a9bdb5', '#6f8a81'],
  ['#c5cfc6', '#8ba295'],
  ['#d8cfb9', '#a89b7e'],
  ['#b5c3d2', '#7d90a5'],
] as const;
const kerchiefs = ['#f4f3ee', '#f4f3ee', '#e9e2d0', '#5b6f80', '#32485c', '#8a5a6b'] as const;
const hairs = ['#1b1512', '#211a16', '#2b201a', '#171310'] as const;

/** What of the drawing is in the picture, as SVG's viewBox: head and shoulders, or somebody a step further away. */
export const views = { close: '0 0 640 480', gate: '-104 -76 848 636' } as const;

export function drawing({ gender, seed }: Looks, view: keyof typeof views = 'close'): string {
  const luck = dice(seed);
  const [light, mid, dark] = luck.pick(skins);
  const [wallLight, wallDark] = luck.pick(walls);
  const hair = luck.pick(hairs);
  const covered = gender === 'P' && luck.chance(0.62);
  const kerchief = luck.pick(kerchiefs);
  const glasses = luck.chance(0.17);
  const spread = luck.normal(0, 3);
  const eyeSize = luck.normal(1, 0.1);
  const brow = luck.normal(0, 5);
  const mouth = luck.normal(1, 0.12);
  const nose = luck.normal(1, 0.12);
  const wide = luck.normal(1, 0.045);
  const tall = luck.normal(1, 0.03);
  const style = luck.between(gender === 'L' ? 0 : 1, gender === 'L' ? 3 : 2);
  const left = 271 - spread;
  const right = 369 + spread;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${views[view]}" width="640" height="480"><defs>
<linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${wallLight}"/><stop offset="1" stop-color="${wallDark}"/></linearGradient>
<radialGradient id="skin" cx=".42" cy=".38" r=".75"><stop offset="0" stop-color="${light}"/><stop offset=".6" stop-color="${mid}"/><stop offset="1" stop-color="${dark}"/></radialGradient>
<linearGradient id="neck" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${dark}"/><stop offset="1" stop-color="${mid}"/></linearGradient>
<linearGradient id="nose" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#fff" stop-opacity=".22"/><stop offset="1" stop-color="${dark}" stop-opacity=".5"/></linearGradient>
<filter id="soft"><feGaussianBlur stdDeviation="5"/></filter><filter id="softer"><feGaussianBlur stdDeviation="1.4"/></filter></defs>
<rect x="-120" y="-180" width="880" height="760" fill="url(#wall)"/>
${covered || gender === 'L' ? '' : longHair(hair, style)}
${uniform(covered, kerchief)}
<g transform="translate(320 240) scale(${wide.toFixed(3)} ${tall.toFixed(3)}) translate(-320 -240)">
${covered ? '' : `<ellipse cx="212" cy="232" rx="17" ry="30" fill="${mid}"/><ellipse cx="428" cy="232" rx="17" ry="30" fill="${dark}"/>`}
<path d="M320 84c78 0 110 56 108 136-2 70-44 144-108 144s-106-74-108-144c-2-80 30-136 108-136z" fill="url(#skin)"/>
${covered ? scarf(kerchief) : hairOnTop(gender, hair, style)}
<g fill="#d2705a" opacity=".3" filter="url(#soft)"><ellipse cx="256" cy="286" rx="26" ry="16"/><ellipse cx="384" cy="286" rx="26" ry="16"/></g>
<g stroke="#2a1c15" stroke-width="${gender === 'L' ? 9 : 6}" fill="none" stroke-linecap="round" filter="url(#softer)"><path d="M242 ${190 + brow / 2}q28-${16 + brow / 3} 56-3"/><path d="M342 ${187 + brow / 2}q28-${13 + brow / 3} 56 3"/></g>
${eye(left, eyeSize, dark)}${eye(right, eyeSize, dark)}
<g transform="translate(320 268) scale(${nose.toFixed(3)} 1) translate(-320 -268)"><path d="M312 196c-4 30-14 54-20 72 8 14 48 14 56 0-6-18-16-42-20-72z" fill="url(#nose)" filter="url(#softer)"/>
<path d="M292 272q10 10 20 4M328 276q10 6 20-4" stroke="${dark}" stroke-width="5" fill="none" stroke-linecap="round" filter="url(#softer)"/></g>
<g transform="translate(320 318) scale(${mouth.toFixed(3)} 1) translate(-320 -318)"><path d="M276 308q22-10 44-4q22-6 44 4q-22 30-44 30t-44-30z" fill="${gender === 'P' ? '#b4574a' : '#a8503f'}"/>
<path d="M284 311q36 10 72 0q-14 12-36 12t-36-12z" fill="#f6efe9"/><path d="M276 308q44 12 88 0" stroke="#73322a" stroke-width="3.5" fill="none" stroke-linecap="round"/></g>
<path d="M292 345q28 9 56 0" stroke="${dark}" stroke-width="5" opacity=".5" fill="none" filter="url(#softer)"/>
${glasses ? spectacles(left, right) : ''}</g></svg>`;
}

function eye(x: number, size: number, shade: string): string {
  return `<g transform="translate(${x.toFixed(1)} 219) scale(${size.toFixed(3)})"><ellipse rx="30" ry="19" fill="${shade}" opacity=".5" filter="url(#soft)"/>
<path d="M-25 2q25-22 51 0q-25 17-51 0z" fill="#f4efe8"/><circle r="11" fill="#3a2418"/><circle r="5" fill="#0c0806"/><circle cx="4" cy="-4" r="3" fill="#fff"/>
<path d="M-27 1q27-25 55 0" stroke="#23150e" stroke-width="4.5" fill="none" stroke-linecap="round"/></g>`;
}

function spectacles(left: number, right: number): string {
  const glass = (x: number) => `<rect x="${x - 37}" y="194" width="74" height="52" rx="22"/>`;
  return `<g fill="#ffffff" fill-opacity=".07" stroke="#2c2a2b" stroke-width="5">${glass(left)}${glass(right)}<path d="M${left + 37} 214q${(right - left - 74) / 2} -12 ${right - left - 74} 0" fill="none"/></g>`;
}

/** White shirt of a junior high school, with the collar or what the kerchief leaves of it. */
function uniform(covered: boolean, kerchief: string): string {
  const shirt = '<path d="M90 480c8-92 88-128 230-132 142 4 222 40 230 132v100h-460z" fill="#eef0ec"/>';
  const neck = '<path d="M268 330h104v46c-18 26-86 26-104 0z" fill="url(#neck)"/>';
  const collar = '<path d="M246 366l74 62 74-62 24 18-98 84-98-84z" fill="#d9ddd6"/>';
  if (!covered) return shirt + neck + collar;
  const cloth = `<path d="M320 34c-124 0-158 98-150 214 4 74 16 116-12 176 48 46 276 46 324 0-28-60-16-102-12-176 8-116-26-214-150-214z" fill="${kerchief}"/>`;
  return `${shirt}${cloth}<path d="M230 372q90 64 180 0l34 72q-124 52-248 0z" fill="#000" opacity=".08"/>`;
}

/** The kerchief's edge around the face. */
function scarf(kerchief: string): string {
  return `<path fill-rule="evenodd" d="M320 44c-112 0-146 88-140 196 4 92 52 158 140 158s136-66 140-158c6-108-28-196-140-196zM320 112c64 0 94 46 92 116-2 66-38 128-92 128s-90-62-92-128c-2-70 28-116 92-116z" fill="${kerchief}"/>
<path d="M228 228c-2-70 28-116 92-116s94 46 92 116" stroke="#000" stroke-opacity=".14" stroke-width="7" fill="none" filter="url(#softer)"/>`;
}

function longHair(hair: string, style: number): string {
  const end = style === 1 ? 420 : 352;
  return `<path d="M320 52c-116 0-140 84-134 186q4 80-6 ${end - 238}h280q-10-40-6-${end - 238}c6-102-18-186-134-186z" fill="${hair}"/>`;
}

function hairOnTop(gender: 'L' | 'P', hair: string, style: number): string {
  const boys = [
    'M320 60c-96 0-126 66-112 160 8-40 16-66 34-84 46 14 118 10 160-8 14 18 22 50 30 92 16-96-16-160-112-160z',
    'M320 66c-92 0-120 58-111 140 8-34 20-56 38-68 50-8 100-8 146 0 18 12 30 34 38 68 9-82-19-140-111-140z',
    'M320 54c-104 0-128 72-114 168 6-40 10-60 22-78 60 22 96-8 116-22 26 26 50 34 68 32 10 18 14 40 20 68 14-100-10-168-112-168z',
    'M320 62c-94 0-124 62-112 150 10-30 18-56 30-74l26 14 18-24 26 22 24-24 24 22 26-20 20 26c16 14 24 34 30 58 12-88-18-150-112-150z',
  ];
  const girls = [
    'M320 56c-108 0-130 78-116 184 6-60 20-104 116-128 96 24 110 68 116 128 14-106-8-184-116-184z',
    'M320 58c-104 0-128 74-114 170 12-50 26-78 44-92 56 10 104 10 140 0 22 14 34 42 44 92 14-96-10-170-114-170z',
  ];
  const shape = gender === 'L' ? boys[style] : girls[style - 1];
  return `<path d="${shape ?? boys[0]}" fill="${hair}"/>`;
}
