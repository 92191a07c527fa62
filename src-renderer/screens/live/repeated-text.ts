/** A card that stays before the camera is one card: its text counts again only after it was gone for a while. */

/** Milliseconds. */
const goneAfter = 3_000;

export function createRepeatedText(): (text: string, now: number) => boolean {
  let last = '';
  let seen = -Infinity;
  /** True for a text that is still the one before. */
  return (text, now) => {
    const still = text === last && now - seen < goneAfter;
    last = text;
    seen = now;
    return still;
  };
}
