/** A chosen photo, looked at by the station before it is enrolled: what is right and wrong with it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Box } from '../../../src-shared/domain.ts';
import type { PhotoCheck } from './photo-checks.ts';
import { cutBox } from './use-shot-thumbnails.ts';

type Image = Uint8Array<ArrayBuffer>;

export interface ReviewedPhoto {
  image: Image;
  /** Object URLs of the whole picture and of the face or hand in it. */
  url: string;
  cut: string | undefined;
  /** null while it is being looked at. */
  checks: PhotoCheck[] | null;
  usable: boolean;
  error: unknown;
}

/** What the station makes of a photo; `box` null where it found nothing. */
export type Look = (image: Image) => Promise<{ checks: PhotoCheck[]; usable: boolean; box: Box | null }>;

export interface Review {
  photo: ReviewedPhoto | null;
  open(file: File, read: (file: File) => Promise<Image>): Promise<void>;
  close(): void;
}

export function useReviewPhoto(look: Look): Review {
  const [photo, setPhoto] = useState<ReviewedPhoto | null>(null);
  const urls = useRef<string[]>([]);
  const turn = useRef(0);

  const close = useCallback(() => {
    turn.current += 1;
    for (const url of urls.current.splice(0)) URL.revokeObjectURL(url);
    setPhoto(null);
  }, []);

  const open = useCallback(
    async (file: File, read: (file: File) => Promise<Image>) => {
      close();
      const mine = turn.current;
      const image = await read(file);
      if (mine !== turn.current) return;
      const url = URL.createObjectURL(new Blob([image]));
      urls.current.push(url);
      const blank: ReviewedPhoto = { image, url, cut: undefined, checks: null, usable: false, error: null };
      setPhoto(blank);
      try {
        const { checks, usable, box } = await look(image);
        const cut = box ? await cutBox(image, box).catch(() => undefined) : undefined;
        if (cut) urls.current.push(cut);
        if (mine !== turn.current) return;
        setPhoto({ ...blank, checks, usable, cut });
      } catch (error) {
        if (mine === turn.current) setPhoto({ ...blank, checks: [], error });
      }
    },
    [look, close],
  );

  useEffect(() => close, [close]);
  return { photo, open, close };
}
