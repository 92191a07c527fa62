/** A tick for every picture taken, where the screen may make sounds. */
import { useEffect, useRef } from 'react';
import { usePreference } from '../../services.tsx';
import { createShutterSound, type ShutterSound } from './shutter-sound.ts';

export function useShutterSound(progress: { accepted: string | number | null } | null): void {
  const [wanted] = usePreference('sound');
  const sound = useRef<ShutterSound | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const made = createShutterSound();
    sound.current = made;
    return () => {
      sound.current = null;
      made.close();
    };
  }, [wanted]);
  useEffect(() => {
    if (progress && progress.accepted !== null) sound.current?.play();
  }, [progress]);
}
