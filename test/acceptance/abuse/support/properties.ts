/** The fuzz suite's properties: each throws where a station answers abuse with anything but the documents' own words. Shared by
 * the suite, which runs some thousand cases, and the campaign, which runs as many as it is given time for. */
import fc from 'fast-check';
import { asText, bodyOf } from './bodies.ts';
import { addressOf, type Call, type Dialect, dialects } from './dialects.ts';
import { hostileText } from './hostile-text.ts';
import { exchange, type Request, requestBytes, speak } from './http.ts';
import { partsOf } from './multipart.ts';
import { formMutation, imageMutation, mutated } from './mutations.ts';
import { judge } from './oracle.ts';
import { nobodySmall, smallPictures } from './pictures.ts';
import type { AbusedStation } from './station.ts';

export interface Property {
  title: string;
  /** Its part of a run's cases. */
  share: number;
  property: fc.IAsyncProperty<unknown>;
}

type Place = { dialect: Dialect; call: Call };

const places: Place[] = dialects.flatMap((dialect) => dialect.calls.map((call) => ({ dialect, call })));
const described = ({ dialect, call }: Place): string => `${dialect.name} ${call.method} ${call.path}`;
const place = (wanted: (call: Call) => unknown): fc.Arbitrary<Place> =>
  fc.constantFrom(
    ...places
      .filter(({ call }) => wanted(call))
      .map((p) => Object.assign(p, { [fc.toStringMethod]: () => described(p) })),
  );

const jsonText = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.json().map((text) => text.slice(0, -1)),
  fc.integer({ min: 100, max: 20_000 }).map((depth) => '['.repeat(depth)),
  fc.integer({ min: 100, max: 5_000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  fc.constantFrom(
    '',
    'null',
    '1',
    '"x"',
    '[]',
    '{}',
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{}}}',
    '\ufeff{}',
  ),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);

const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  hostileText,
  fc.maxSafeInteger(),
  fc.constantFrom(2 ** 53, -1, 1e308),
);

export async function properties(station: AbusedStation): Promise<Property[]> {
  const [pictures, nobody] = await Promise.all([smallPictures(), nobodySmall()]);
  const ask = async ({ dialect }: Place, request: Request, sent = '', ofPort = false): Promise<void> => {
    const headers = { ...dialect.headers, ...request.headers };
    const reply = await exchange(station.addressOf(dialect), { ...request, headers });
    judge(dialect, reply, { call: `${dialect.name} ${request.method} ${request.path.slice(0, 200)}`, sent, ofPort });
  };
  const pick = fc.integer({ min: 0, max: pictures.length - 1 }).map((i) => pictures[i] as (typeof pictures)[number]);

  const parameters = fc.asyncProperty(
    place((call) => call.params || call.query),
    hostileText,
    fc.nat(),
    async (at, text, which) => {
      const { call } = at;
      const names = [...Object.keys(call.params ?? {}), ...Object.keys(call.query ?? {})];
      const name = names[which % names.length] as string;
      const group = name in (call.params ?? {}) ? 'params' : 'query';
      const path = addressOf({ ...call, [group]: { ...call[group], [name]: text.toWellFormed() } });
      await ask(at, { method: call.method, path }, text, true);
    },
  );
  const addresses = fc.asyncProperty(
    place(() => true),
    hostileText,
    fc.boolean(),
    async (at, text, query) => {
      // As it is, not escaped; what would end the request line is another property's.
      const bare = text.replace(/[\r\n\0 ]/g, '_');
      const path = query ? `${addressOf(at.call)}?${bare}` : `${addressOf(at.call)}/${bare}`;
      await ask(at, { method: at.call.method, path }, text, true);
    },
  );
  const fields = fc.asyncProperty(
    place((call) => call.form || call.json),
    fc.nat(),
    anyValue,
    async (at, which, value) => {
      const known = { ...at.call.form?.fields, ...at.call.json?.fields };
      const names = [...Object.keys(known), 'allow_duplicate', 'nothing_known'];
      const name = names[which % names.length] as string;
      await ask(
        at,
        { method: at.call.method, path: addressOf(at.call), ...bodyOf(at.call, nobody, { [name]: value }) },
        asText(value),
      );
    },
  );
  const jsonBodies = fc.asyncProperty(
    place((call) => call.method !== 'GET'),
    jsonText,
    async (at, body) => {
      await ask(
        at,
        { method: at.call.method, path: addressOf(at.call), headers: { 'content-type': 'application/json' }, body },
        body,
      );
    },
  );
  const forms = fc.asyncProperty(
    place((call) => call.form),
    formMutation,
    fc.boolean(),
    async (at, spoil, withFace) => {
      const { form } = at.call;
      if (!form) return;
      const image = withFace ? (pictures[0]?.bytes as Buffer) : nobody;
      const { contentType: type, body } = spoil(partsOf(form.fields, form.file, image));
      const headers: Record<string, string> = { 'content-type': type };
      await ask(at, { method: at.call.method, path: addressOf(at.call), headers, body }, body.toString());
    },
  );
  const images = fc.asyncProperty(
    place((call) => call.form || call.json?.image),
    pick,
    pick,
    fc.array(imageMutation, { minLength: 1, maxLength: 4 }),
    async (at, { bytes }, other, mutations) => {
      const image = mutations.reduce((picture, mutation) => mutated(picture, mutation, other.bytes), bytes);
      await ask(at, { method: at.call.method, path: addressOf(at.call), ...bodyOf(at.call, image) });
    },
  );
  const heads = fc.asyncProperty(
    place(() => true),
    fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      hostileText.map((text) => Buffer.from(text)),
    ),
    async (at, where, bytes) => {
      const head = requestBytes({
        method: at.call.method,
        path: addressOf(at.call),
        headers: { ...at.dialect.headers, connection: 'close' },
      });
      const cut = Math.floor(where * head.length);
      const whole = Buffer.concat([head.subarray(0, cut), bytes, head.subarray(cut), Buffer.from('\r\n\r\n')]);
      // A head that never ends gets no answer; whatever is answered is judged.
      const [reply] = await speak(station.addressOf(at.dialect), whole, { wanted: 1, ms: 150 });
      if (reply) judge(at.dialect, reply, { call: described(at), sent: Buffer.from(bytes).toString(), ofPort: true });
    },
  );
  return [
    { title: 'parameters of paths and queries', share: 0.18, property: parameters },
    { title: 'addresses', share: 0.12, property: addresses },
    { title: 'values of fields', share: 0.15, property: fields },
    { title: 'JSON bodies', share: 0.12, property: jsonBodies },
    { title: 'spoilt forms', share: 0.18, property: forms },
    { title: 'spoilt images', share: 0.2, property: images },
    { title: 'heads of requests', share: 0.05, property: heads },
  ];
}
