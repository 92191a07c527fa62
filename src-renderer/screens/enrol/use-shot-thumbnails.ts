/** Small pictures of the accepted shots, cut from the very frames that were sent. They live until the next person's turn, so that
 * the result can show them. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Box } from '../../../src-shared/domain.ts';
import { padBox } from '../../camera/geometry.ts';

/** Object URLs by shot: a face's kinds, or a palm's 0, 1, 2. */
export type Thumbnails = Readonly<Record<string, string>>;

/** Pixels: twice the tile, for dense displays. */
const side = 224;

/** A square around a face or a hand. */
export async function cutBox(image: Uint8Array<ArrayBuffer>, box: Box): Promise<string> {
  const picture = await createImageBitmap(new Blob([image], { type: 'image/jpeg' }));
  const { x, y, width, height } = padBox(box, 0.12);
  const edge = Math.max(width, height);
  const canvas = new OffscreenCanvas(side, side);
  canvas
    .getContext('2d')
    ?.drawImage(picture, x + (width - edge) / 2, y + (height - edge) / 2, edge, edge, 0, 0, side, side);
  picture.close();
  return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }));
}

export interface Shots {
  thumbnails: Thumbnails;
  /** The frame now on its way: only one is at a time, so the next progress is about this one. */
  remember(image: Uint8Array<ArrayBuffer>): void;
  /** A shot was taken: which, and what of the frame it shows. */
  see(accepted: string | number | null | undefined, box: Box | null | undefined): void;
  clear(): void;
}

export function useShots(): Shots {
  const [thumbnails, setThumbnails] = useState<Thumbnails>({});
  const sent = useRef<Uint8Array<ArrayBuffer> | null>(null);
  const made = useRef<string[]>([]);

  const remember = useCallback((image: Uint8Array<ArrayBuffer>) => {
    sent.current = image;
  }, []);
  const see = useCallback((accepted: string | number | null | undefined, box: Box | null | undefined) => {
    if (accepted === null || accepted === undefined || !box || !sent.current) return;
    void cutBox(sent.current, box)
      .then((url) => {
        made.current.push(url);
        setThumbnails((before) => ({ ...before, [accepted]: url }));
      })
      .catch(() => {});
  }, []);
  const clear = useCallback(() => {
    for (const url of made.current.splice(0)) URL.revokeObjectURL(url);
    setThumbnails({});
  }, []);

  useEffect(() => clear, [clear]);
  return { thumbnails, remember, see, clear };
}
