/**
 * What a screen tells of a fault of its own: enough to find it in the sources, and nothing of what anybody typed or saw. Names of
 * functions and places in the built files say where; of a message only what is code stays. It is cleaned where it is made and once
 * more where it is written down: whoever sends it may be no screen of ours.
 */
import { z } from 'zod';

/** A component that could not be drawn, an exception that nobody caught, a promise that nobody waited for. */
export const faultKinds = ['render', 'error', 'rejection'] as const;
export type FaultKind = (typeof faultKinds)[number];

const mostMessage = 300;
export const mostFrames = 15;
export const mostComponents = 25;

/** `useLive index-B1c2d3.js:1:2345`; of a component also the name alone. */
const place = /^[\w$.<>[\]-]{1,60}(?: [\w.-]{1,80}:\d{1,7}:\d{1,7})?$/;
const places = (most: number) => z.array(z.string().max(170).regex(place)).max(most);

export const screenFault = z.object({
  kind: z.enum(faultKinds),
  message: z.string().max(mostMessage),
  /** Innermost first. */
  stack: places(mostFrames).default([]),
  components: places(mostComponents).default([]),
  /** `live`, `people`: without whom it shows. */
  screen: z.string().regex(/^[a-z]{1,20}$/),
  /** Of the screens' own build, which may be another one than the station's. */
  version: z.string().regex(/^[\w.+-]{0,30}$/),
});
export type ScreenFault = z.output<typeof screenFault>;

/** What is quoted may be somebody's name, unless the engine says that it is a property's; so may a long number be somebody's. */
export function cleanMessage(text: string): string {
  return text
    .slice(0, 4 * mostMessage)
    .replace(/\b[a-z][a-z+.-]*:\/\/\S+/gi, '[address]')
    .replace(/(\((?:reading|setting) )?(["'`“‘])[^"'`”’]*(["'`”’]|$)/g, (whole, property) => (property ? whole : '…'))
    .replace(/\S+@\S+/g, '…')
    .replace(/\d{4,}/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, mostMessage);
}

/** `at useLive (…)`, `at async load (…)`, `at new Tracker (…)`, `at Map.get [as x] (…)`, `at http://…`, `at Suspense` */
const frame = /^\s*at (?:async )?(?:new )?(?:([\w$.<>[\]-]+)(?: \[as [^\]]*\])? )?\(?(\S*?)\)?$/;

/** The places that a stack of Chromium's names, innermost first: `useLive index-B1c2d3.js:1:2345`. */
export function placesOf(stack: string, most: number): string[] {
  const found: string[] = [];
  for (const line of stack.slice(0, 20_000).split('\n')) {
    const [, name, where] = frame.exec(line) ?? [];
    if (where === undefined) continue;
    const file = /([\w.-]{1,80}:\d{1,7}:\d{1,7})$/.exec(where)?.[1];
    const called = (name ?? (file ? 'anonymous' : where)).slice(0, 60);
    const text = file ? `${called} ${file}` : called;
    if (place.test(text)) found.push(text);
    if (found.length === most) break;
  }
  return found;
}
