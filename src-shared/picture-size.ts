/** How large a picture says it is, out of its head alone: for whoever keeps or prints one and must not unpack it to find out. */

export interface PictureSize {
  /** Pixels, as they are stored. */
  width: number;
  height: number;
}

/** Of a PNG, JPEG or WebP; null for anything else, and where its head is broken, cut off or says that there are no pixels. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = ofPng(view) ?? ofJpeg(view) ?? ofWebp(view);
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch {
    // It ends before it has said.
    return null;
  }
}

/** Of a letterhead's logo: a large scan; 32 million bytes when unpacked. */
export const mostLogoMegapixels = 4;

export function megapixels({ width, height }: PictureSize): number {
  return (width * height) / 1_000_000;
}

const text = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));

function ofPng(view: DataView): PictureSize | null {
  if (view.getUint32(0) !== 0x89504e47 || text(view, 12) !== 'IHDR') return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Segments up to the first that begins a picture (SOF0 to SOF15, of which three are something else). */
function ofJpeg(view: DataView): PictureSize | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) at++;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else if (marker === 0xda || marker === 0xd9) return null;
    else at += 2 + view.getUint16(at + 2);
  }
}

function ofWebp(view: DataView): PictureSize | null {
  if (text(view, 0) !== 'RIFF' || text(view, 8) !== 'WEBP') return null;
  const threeBytes = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
  switch (text(view, 12)) {
    case 'VP8X':
      return { width: threeBytes(24) + 1, height: threeBytes(27) + 1 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}
