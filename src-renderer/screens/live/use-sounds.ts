/** The gate's sounds as chosen for this screen: a short chime, and the greeting aloud. */
import { useEffect, useRef } from 'react';
import type { Language } from '../../../src-shared/messages/index.ts';
import { usePreference, useWords } from '../../services.tsx';
import type { LiveCard } from './cards.ts';
import type { Greet } from './use-greeting.ts';

export function useSounds(greet: Greet): (card: LiveCard) => void {
  const [sound] = usePreference('sound');
  const [speech] = usePreference('speech');
  const { t, language } = useWords();
  const chime = useRef<ReturnType<typeof createChime> | null>(null);
  const speaker = useRef(createSpeaker(globalThis.speechSynthesis));
  useEffect(() => {
    const made = createChime();
    const { current } = speaker;
    chime.current = made;
    return () => {
      made.close();
      current.stop();
    };
  }, []);
  return (card) => {
    if (sound) chime.current?.play(card.repeated ? 'again' : 'recorded');
    if (!speech) return;
    const { title, verdict } = greet(card);
    const said = verdict.tone === 'good' ? title : `${title} ${t(verdict.chip, verdict.params)}`;
    speaker.current.say(said, language);
  };
}

type Chime = (kind: 'recorded' | 'again') => void;

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

/** The short sounds of the gate, made on the spot: two rising notes when somebody is recorded, one soft note when they already
 * were. Browsers keep a page silent until somebody has touched it; the first touch or key wakes the sound. */
function createChime(): { play: Chime; close: () => void } {
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

type Synthesis = Pick<SpeechSynthesis, 'speaking' | 'pending' | 'getVoices' | 'speak' | 'cancel'>;

/** A voice of another language would make nonsense of Indonesian: then nothing is said. */
export function voiceFor<V extends { lang: string; default: boolean }>(
  voices: readonly V[],
  language: Language,
): V | null {
  const own = voices.filter(({ lang }) => lang.toLowerCase().replace('_', '-').split('-')[0] === language);
  return own.find((voice) => voice.default) ?? own[0] ?? null;
}

/** Greets aloud, in a voice of the screen's language where the computer has one; never over itself, never late. */
export function createSpeaker(synthesis: Synthesis | undefined) {
  return {
    /** False where it stayed silent: somebody is being greeted already, or there is no voice. */
    say(text: string, language: Language): boolean {
      if (!synthesis || synthesis.speaking || synthesis.pending) return false;
      const voice = voiceFor(synthesis.getVoices(), language);
      if (!voice) return false;
      const words = new SpeechSynthesisUtterance(text);
      words.voice = voice;
      words.lang = voice.lang;
      words.rate = 1.05;
      synthesis.speak(words);
      return true;
    },
    stop: () => synthesis?.cancel(),
  };
}
