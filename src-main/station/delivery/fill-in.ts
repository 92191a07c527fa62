/**
 * Texts with places to fill in. A value is never read again: whatever a name contains, it stays a name. In JSON the places are
 * within strings of the parsed template, so that no value can end its string; in a form each value is percent-encoded.
 */
import type { MessageSettings } from '../../../src-shared/contract/delivery.ts';

export type Values = Readonly<Record<string, string | number>>;

/** `{name}`; a place without a value stays as it is. */
export function fillText(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The names of its places. */
export function placesOf(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** `{{phone}}` and `{{text}}`. The template is one that `bodyProblem` finds nothing wrong with. */
export function fillBody({ body, contentType }: Pick<MessageSettings, 'body' | 'contentType'>, values: Values): string {
  if (contentType === 'application/json') return JSON.stringify(filled(JSON.parse(body), values));
  return fillPlaces(body, values, (value) => encodeURIComponent(value.toWellFormed()));
}

/** What is wrong with a body's template, in one sentence; null where nothing is. */
export function bodyProblem({ body, contentType }: Pick<MessageSettings, 'body' | 'contentType'>): string | null {
  const probe = { phone: '+62811', text: 'A "text" \\ of {{phone}} & more' };
  try {
    const made = fillBody({ body, contentType }, probe);
    const back =
      contentType === 'application/json' ? stringsOf(JSON.parse(made)) : [...new URLSearchParams(made).values()];
    for (const [name, value] of Object.entries(probe))
      if (!back.some((text) => text.includes(value))) return `The body needs {{${name}}} as a value.`;
    return null;
  } catch {
    return 'The body must be valid JSON, with {{phone}} and {{text}} between quotation marks.';
  }
}

function fillPlaces(template: string, values: Values, write: (value: string) => string): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    values[name] === undefined ? whole : write(String(values[name])),
  );
}

function filled(part: unknown, values: Values): unknown {
  if (typeof part === 'string') return fillPlaces(part, values, (value) => value);
  if (Array.isArray(part)) return part.map((item) => filled(item, values));
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, filled(item, values)]));
}

function stringsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return part !== null && typeof part === 'object' ? Object.values(part).flatMap(stringsOf) : [];
}
