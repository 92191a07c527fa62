/** The gate's sounds as chosen for this screen: a short chime, and the greeting aloud. */
import { useEffect, useRef } from 'react';
import { usePreference, useWords } from '../../services.tsx';
import type { LiveCard } from './cards.ts';
import { createChime } from './chime.ts';
import { createSpeaker } from './speech.ts';
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
