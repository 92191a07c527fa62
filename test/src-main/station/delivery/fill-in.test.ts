import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyProblem, fillBody, fillText } from '../../../../src-main/station/delivery/fill-in.ts';

const json = { contentType: 'application/json' };
const form = { contentType: 'application/x-www-form-urlencoded' };
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '"',
    '\\',
    '","to":"+1',
    '{{phone}}',
    '{name}',
    '&to=1',
    '%00',
    '\u2028',
    '\ud800',
    '$&',
    '__proto__',
  ),
);

describe('a body', () => {
  it('carries any value whole, and nothing but it changes', () => {
    const body = '{"to":"{{phone}}","a":[{"message":"Hi: {{text}}"}],"n":1,"x":null}';
    fc.assert(
      fc.property(anything, anything, (phone, text) => {
        const made = JSON.parse(fillBody({ body, ...json }, { phone, text }));
        expect(made).toEqual({ to: phone, a: [{ message: `Hi: ${text}` }], n: 1, x: null });
      }),
    );
  });

  it('of a form carries any value whole', () => {
    fc.assert(
      fc.property(anything, anything, (phone, text) => {
        const made = new URLSearchParams(
          fillBody({ body: 'to={{phone}}&message={{text}}&k=1', ...form }, { phone, text }),
        );
        expect([...made]).toEqual([
          ['to', phone.toWellFormed()],
          ['message', text.toWellFormed()],
          ['k', '1'],
        ]);
      }),
    );
  });

  it.each([
    ['{"to":"{{phone}}","message":"{{text}}"}', json, null],
    ['{"to":{{phone}},"message":"{{text}}"}', json, /valid JSON/],
    ['{"to":"{{phone}}"}', json, /\{\{text\}\}/],
    ['{"{{phone}}":"{{text}}"}', json, /\{\{phone\}\}/],
    ['', json, /valid JSON/],
    ['to={{phone}}&message={{text}}', form, null],
    ['to={{phone}}', form, /\{\{text\}\}/],
  ])('%s: %o, %s', (body, type, problem) => {
    const found = bodyProblem({ body, ...type });
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });
});

it('a text is filled once: a name stays a name', () => {
  expect(fillText('{name} {time} {unknown}', { name: '{time}', time: '07.00' })).toBe('{time} 07.00 {unknown}');
});
