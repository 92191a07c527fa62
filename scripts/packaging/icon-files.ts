/** The two icon formats that are no pictures of their own but boxes of PNGs: Windows' ICO and macOS' ICNS. */

/** One square picture: its side in pixels and its PNG. */
export interface IconPicture {
  readonly side: number;
  readonly png: Uint8Array;
}

/** An ICO whose entries are PNGs, which Windows reads since Vista. `pictures`: sides of 1 to 256, each once. */
export function encodeIco(pictures: readonly IconPicture[]): Uint8Array {
  const wrong = pictures.find(({ side }) => side < 1 || side > 256);
  if (wrong) throw new RangeError(`An ICO holds pictures of up to 256 pixels, not ${wrong.side}.`);
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2); // A picture, not a cursor.
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ side, png }, index) => {
    const at = 6 + 16 * index;
    header.writeUInt8(side % 256, at); // 0 stands for 256.
    header.writeUInt8(side % 256, at + 1);
    header.writeUInt16LE(1, at + 4); // Colour planes.
    header.writeUInt16LE(32, at + 6); // Bits a pixel.
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** Side in pixels -> the types under which macOS looks for it: as it is, and as the double of half its side. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** An ICNS of PNGs. Sides: 16, 32, 64, 128, 256, 512, 1024. */
export function encodeIcns(pictures: readonly IconPicture[]): Uint8Array {
  const entries = pictures.flatMap(({ side, png }) => {
    const types = icnsTypes[side];
    if (!types) throw new RangeError(`An ICNS has no picture of ${side} pixels.`);
    return types.map((type) => box(type, png));
  });
  return box('icns', Buffer.concat(entries));
}

/** Four letters, the length of all of it, the content. */
function box(type: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(8, type, 'latin1');
  header.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([header, content]);
}
