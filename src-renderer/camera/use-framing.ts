/** How this screen's camera is turned and cropped, as chosen in its settings. */
import { useMemo } from 'react';
import { usePreference } from '../services.tsx';
import type { Framing } from './framing.ts';

export function useFraming(): Framing {
  const [rotation] = usePreference('rotation');
  const [zoom] = usePreference('zoom');
  const [zoomX] = usePreference('zoomX');
  const [zoomY] = usePreference('zoomY');
  return useMemo(() => ({ rotation, zoom, zoomX, zoomY }), [rotation, zoom, zoomX, zoomY]);
}
