/** Greets aloud, in a voice of the screen's language where the computer has one; never over itself, never late. */
import type { Language } from '../../../src-shared/messages/index.ts';

type Synthesis = Pick<SpeechSynthesis, 'speaking' | 'pending' | 'getVoices' | 'speak' | 'cancel'>;

/** A voice of another language would make nonsense of Indonesian: then nothing is said. */
export function voiceFor<V extends { lang: string; default: boolean }>(
  voices: readonly V[],
  language: Language,
): V | null {
  const own = voices.filter(({ lang }) => lang.toLowerCase().replace('_', '-').split('-')[0] === language);
  return own.find((voice) => voice.default) ?? own[0] ?? null;
}

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
