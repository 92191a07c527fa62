/** A soft tick when a picture is taken, made on the spot: whoever looks straight at the camera does not see the ring. */
import { useEffect, useRef } from 'react';
import { usePreference } from '../../services.tsx';

/** Hertz, seconds. */
const pitch = 1318.5;
const length = 0.16;
const loudness = 0.16;

interface ShutterSound {
  play(): void;
  close(): void;
}

function createShutterSound(): ShutterSound {
  // The step before was a press of a button, so the browser lets the page be heard.
  const context = new AudioContext();
  return {
    play() {
      if (context.state !== 'running') return;
      const at = context.currentTime;
      const tone = new OscillatorNode(context, { type: 'sine', frequency: pitch });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(loudness, at + 0.008);
      volume.gain.exponentialRampToValueAtTime(0.0008, at + length);
      tone.connect(volume).connect(context.destination);
      tone.start(at);
      tone.stop(at + length);
    },
    close: () => void context.close().catch(() => {}),
  };
}

/** A tick for every picture taken, where the screen may make sounds. */
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
