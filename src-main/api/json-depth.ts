/** How deep JSON is nested, before it is parsed: ten million brackets hold the parser for seconds. */

/** Nothing that the station reads goes deeper than five. */
export const maxJsonDepth = 64;

/** Whether the arrays and objects of `text` lie at most `maxJsonDepth` in each other. Texts in it are passed over unread. */
export function isShallow(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') at = endOfText(text, at);
    else if (letter === '[' || letter === '{') {
      if (++depth > maxJsonDepth) return false;
    } else if (letter === ']' || letter === '}') depth--;
  }
  return true;
}

/** Where the text that begins at `start` ends; the end of everything where it does not. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
