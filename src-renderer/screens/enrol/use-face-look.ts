/** A photo of a face as the station sees it, before anything is stored. */
import { useCallback } from 'react';
import { useServices } from '../../services.tsx';
import { checkPhoto } from './photo-checks.ts';
import type { Look } from './use-review-photo.ts';

/** What the station asks for unless the school has set it otherwise. */
const usualQuality = 0.3;

export function useFaceLook(): Look {
  const { client } = useServices();
  return useCallback(
    async (image) => {
      const [{ faces }, settings] = await Promise.all([
        client.call('recognition.detect', { image }),
        client.call('settings.get', {}).catch(() => null),
      ]);
      const largest = faces.toSorted((a, b) => b.box.width - a.box.width)[0];
      return { ...checkPhoto(faces, settings?.minEnrolmentQuality ?? usualQuality), box: largest?.box ?? null };
    },
    [client],
  );
}
