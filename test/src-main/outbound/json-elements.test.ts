import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonElements } from '../../../src-main/outbound/json-elements.ts';
import { all, inPieces } from './support.ts';

const list = (text: string, size = 7, most = 1e6) => all(jsonElements(inPieces(text, size), { key: null, most }));
const named = (text: string, size = 7) => all(jsonElements(inPieces(text, size), { key: 'people', most: 1e6 }));

describe('a list that arrives in pieces', () => {
  it('gives what JSON.parse gives, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 40 }), async (values, size) => {
        const text = JSON.stringify(values);
        expect((await list(text, size)).map((item) => JSON.parse(item as string))).toEqual(JSON.parse(text));
        const inObject = JSON.stringify({ before: [1, { people: [2] }], people: values, after: values });
        expect((await named(inObject, size)).map((item) => JSON.parse(item as string))).toEqual(JSON.parse(text));
      }),
      { numRuns: 200 },
    );
  });

  it('may be indented and empty', async () => {
    expect(await list(JSON.stringify([{ a: [1] }, 'b'], null, 4), 3)).toEqual([
      '{\n        "a": [\n            1\n        ]\n    }',
      '"b"',
    ]);
    expect(await list(' [ ] ')).toEqual([]);
    expect(await named('{"people": []}')).toEqual([]);
  });

  it('gives null for an entry that is too large, and goes on', async () => {
    expect(await list(`[1, "${'x'.repeat(100)}", 3]`, 9, 50)).toEqual(['1', null, '3']);
  });
});

it.each([
  ['a page', '<html>', /not JSON/],
  ['nothing', '', /not JSON/],
  ['no text', '\uFFFE{{', /not JSON|not a list/],
  ['an object for a list', '{"detail": "no"}', /not a list of people/],
  ['half a list', '[{"a": 1}, {"a"', /ended in the middle/],
  ['half a text', '["a', /ended in the middle/],
])('%s is refused in one sentence', async (_, text, message) => {
  await expect(list(text)).rejects.toMatchObject({ code: 'invalid_argument', message: expect.stringMatching(message) });
});

it('an object without the list is refused', async () => {
  await expect(named('{"persons": [], "x": {"people": [1]}}')).rejects.toThrow('no list "people"');
});

it('bytes that are no UTF-8 are refused', async () => {
  const bytes = (async function* () {
    yield Uint8Array.of(0x5b, 0xff, 0xfe);
  })();
  await expect(all(jsonElements(bytes, { key: null, most: 10 }))).rejects.toThrow('not JSON');
});
