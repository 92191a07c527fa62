/** The short sounds of the gate, made on the spot: two rising notes when somebody is recorded, one soft note when they
 * already were. */

export type Chime = (kind: 'recorded' | 'again') => void;

/** Hertz (E5, B5) and seconds. */
const notes = {
  recorded: [
    [659.26, 0],
    [987.77, 0.11],
  ],
  again: [[659.26, 0]],
} as const;
const length = 0.32;
const loudness = { recorded: 0.22, again: 0.1 } as const;

/** Browsers keep a page silent until somebody has touched it; the first touch or key wakes the sound. */
export function createChime(): { play: Chime; close: () => void } {
  const context = new AudioContext();
  const wake = () => void context.resume().catch(() => {});
  addEventListener('pointerdown', wake);
  addEventListener('keydown', wake);

  function note(frequency: number, at: number, peak: number): void {
    const tone = new OscillatorNode(context, { type: 'triangle', frequency });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(peak, at + 0.012);
    volume.gain.exponentialRampToValueAtTime(0.0008, at + length);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + length);
  }

  return {
    play(kind) {
      if (context.state !== 'running') return;
      for (const [frequency, offset] of notes[kind]) note(frequency, context.currentTime + offset, loudness[kind]);
    },
    close() {
      removeEventListener('pointerdown', wake);
      removeEventListener('keydown', wake);
      void context.close().catch(() => {});
    },
  };
}
