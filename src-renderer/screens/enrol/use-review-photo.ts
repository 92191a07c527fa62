/** A chosen photo, looked at by the station before it is enrolled: what is right and wrong with it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useServices } from '../../services.tsx';
import { checkPhoto, type PhotoCheck } from './photo-checks.ts';
import { cutFace } from './use-shot-thumbnails.ts';

type Image = Uint8Array<ArrayBuffer>;

export interface ReviewedPhoto {
  image: Image;
  /** Object URLs of the whole picture and of its face. */
  url: string;
  face: string | undefined;
  /** null while it is being looked at. */
  checks: PhotoCheck[] | null;
  usable: boolean;
  error: unknown;
}

/** What the station asks for unless the school has set it otherwise. */
const usualQuality = 0.3;

export interface Review {
  photo: ReviewedPhoto | null;
  open(file: File, read: (file: File) => Promise<Image>): Promise<void>;
  close(): void;
}

export function useReviewPhoto(): Review {
  const { client } = useServices();
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
      const blank: ReviewedPhoto = { image, url, face: undefined, checks: null, usable: false, error: null };
      setPhoto(blank);
      try {
        const [{ faces }, settings] = await Promise.all([
          client.call('recognition.detect', { image }),
          client.call('settings.get', {}).catch(() => null),
        ]);
        const { checks, usable } = checkPhoto(faces, settings?.minEnrolmentQuality ?? usualQuality);
        const largest = [...faces].sort((a, b) => b.box.width - a.box.width)[0];
        const face = largest && (await cutFace(image, largest.box).catch(() => undefined));
        if (face) urls.current.push(face);
        if (mine !== turn.current) return;
        setPhoto({ ...blank, checks, usable, face });
      } catch (error) {
        if (mine === turn.current) setPhoto({ ...blank, checks: [], error });
      }
    },
    [client, close],
  );

  useEffect(() => close, [close]);
  return { photo, open, close };
}
