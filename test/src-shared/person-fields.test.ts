import { describe, expect, it } from 'vitest';
import { catalogues, languages } from '../../src-shared/messages/index.ts';
import { type PersonField, personFields } from '../../src-shared/person-fields.ts';

const table: readonly PersonField[] = personFields;
const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

describe.each(table.map((field) => [field.name, field] as const))('the field %s', (_, field) => {
  it('has its words in both languages', () => {
    const choices = field.kind === 'choice' ? Object.values(field.choices).map(({ label }) => label) : [];
    const hints = field.kind === 'consent' ? [field.hint] : [];
    for (const language of languages)
      for (const key of [field.label, field.heading ?? field.label, ...choices, ...hints])
        expect(catalogues[language][key], `${language} ${key}`).toMatch(/\S/);
  });

  it('is known again by the heading that an export gives it', () => {
    if (field.headings.length === 0) return;
    for (const language of languages)
      expect(field.headings).toContain(plain(catalogues[language][field.heading ?? field.label]));
  });

  it('has headings as they are compared, each of which means nothing else', () => {
    const others = table.filter(({ name }) => name !== field.name).flatMap(({ headings }) => headings);
    for (const heading of field.headings) {
      expect(heading).toBe(plain(heading));
      expect(others, heading).not.toContain(heading);
    }
  });

  it('has a default that can be chosen', () => {
    if (field.kind === 'choice' && field.fallback !== null)
      expect(Object.keys(field.choices)).toContain(field.fallback);
  });
});

it('every name, and every place in a OneRoster bundle, is taken once', () => {
  const places = table.flatMap(({ oneRoster }) => (oneRoster ? [JSON.stringify({ ...oneRoster, words: 0 })] : []));
  for (const once of [table.map(({ name }) => name), places]) expect(new Set(once).size).toBe(once.length);
});
