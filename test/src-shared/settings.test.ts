import { expect, it } from 'vitest';
import { z } from 'zod';
import { catalogues, languages } from '../../src-shared/messages/index.ts';
import { type Setting, settingsTable } from '../../src-shared/settings.ts';

const table: [string, Setting][] = Object.entries(settingsTable);

it.each(table)(
  '%s has a default that it may be, and its words in both languages where staff change it',
  (_, setting) => {
    const { schema, fallback, title, hint, example, drawn } = setting;
    expect(schema.safeParse(fallback)).toEqual({ success: true, data: fallback });
    expect(drawn === undefined, 'staff change what a screen shows').toBe(title === null);
    if (title === null) return;
    const choices = schema instanceof z.ZodEnum ? schema.options.map((option) => `${title}.${option}`) : [];
    for (const language of languages) {
      const words: Record<string, string> = catalogues[language];
      for (const key of [title, hint ?? title, example ?? title, ...choices]) expect(words[key], key).toMatch(/\S/);
    }
  },
);
