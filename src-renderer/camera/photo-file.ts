/** A photo as a helper picks it, made small enough to send: telephones write twelve megapixels, a face needs one. */

/** Pixels. */
const longestSide = 1600;

export async function readPhoto(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    // The browser cannot read it; the station says in words why not.
    return new Uint8Array(await file.arrayBuffer());
  }
}
