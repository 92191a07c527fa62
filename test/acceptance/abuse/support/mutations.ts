/** Ways to spoil what was right: images byte by byte, multipart bodies part by part. Each is a value that fast-check can shrink. */
import fc from 'fast-check';
import { hostileText } from './hostile-text.ts';
import { boundary, contentType, multipart, type Part } from './multipart.ts';

/** Positions are fractions, so that one mutation fits an image of any length. */
const fraction = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

export type ImageMutation =
  | { kind: 'flip'; at: number[]; bit: number }
  | { kind: 'set'; at: number; bytes: Uint8Array }
  | { kind: 'cut'; at: number }
  | { kind: 'remove'; at: number; length: number }
  | { kind: 'repeat'; at: number; length: number }
  | { kind: 'splice'; head: number };

export const imageMutation: fc.Arbitrary<ImageMutation> = fc.oneof(
  fc.record({
    kind: fc.constant('flip' as const),
    // Mostly near the start, where the lengths and sizes stand.
    at: fc.array(
      fc.oneof(
        fraction,
        fraction.map((f) => f * 0.02),
      ),
      { minLength: 1, maxLength: 12 },
    ),
    bit: fc.integer({ min: 0, max: 7 }),
  }),
  fc.record({
    kind: fc.constant('set' as const),
    at: fc.oneof(
      fraction,
      fraction.map((f) => f * 0.02),
    ),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: fraction }),
  fc.record({ kind: fc.constant('remove' as const), at: fraction, length: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at: fraction, length: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ kind: fc.constant('splice' as const), head: fc.integer({ min: 2, max: 200 }) }),
);

/** `other` lends its head to a splice. */
export function mutated(image: Buffer, mutation: ImageMutation, other: Buffer): Buffer {
  const place = (at: number): number => Math.floor(at * image.length);
  switch (mutation.kind) {
    case 'flip': {
      const copy = Buffer.from(image);
      for (const at of mutation.at) copy[place(at)] = (copy[place(at)] as number) ^ (1 << mutation.bit);
      return copy;
    }
    case 'set': {
      const copy = Buffer.from(image);
      copy.set(mutation.bytes.subarray(0, copy.length - place(mutation.at)), place(mutation.at));
      return copy;
    }
    case 'cut':
      return image.subarray(0, place(mutation.at));
    case 'remove':
      return Buffer.concat([
        image.subarray(0, place(mutation.at)),
        image.subarray(place(mutation.at) + mutation.length),
      ]);
    case 'repeat': {
      const end = place(mutation.at) + mutation.length;
      return Buffer.concat([image.subarray(0, end), image.subarray(place(mutation.at))]);
    }
    case 'splice':
      return Buffer.concat([other.subarray(0, mutation.head), image.subarray(mutation.head)]);
  }
}

export interface SpoiltForm {
  contentType: string;
  body: Buffer;
}

/** Makes a broken form of a proper one. */
export type FormMutation = (parts: readonly Part[]) => SpoiltForm;

const proper = (parts: readonly Part[]): SpoiltForm => ({ contentType, body: multipart(parts) });
const changed =
  (change: (parts: Part[]) => Part[]): FormMutation =>
  (parts) =>
    proper(change([...parts]));
const index = (parts: readonly Part[], at: number): number => Math.floor(at * parts.length);

export const formMutation: fc.Arbitrary<FormMutation> = fc.oneof(
  // Cut off anywhere.
  fraction.map(
    (at): FormMutation =>
      (parts) => {
        const { body } = proper(parts);
        return { contentType, body: body.subarray(0, Math.floor(at * body.length)) };
      },
  ),
  // Bytes of the framing changed.
  fc.tuple(fraction, fc.uint8Array({ minLength: 1, maxLength: 6 })).map(
    ([at, bytes]): FormMutation =>
      (parts) => {
        const body = multipart(parts);
        body.set(bytes.subarray(0, body.length - Math.floor(at * body.length)), Math.floor(at * body.length));
        return { contentType, body };
      },
  ),
  // Another boundary in the header than in the body, or one that is none.
  fc.constantFrom('', '"', 'x', `${boundary}-`, boundary.slice(1), '--', 'a'.repeat(300), ' ', '"a b"', 'ü', '\\').map(
    (mark): FormMutation =>
      (parts) => ({
        contentType: `multipart/form-data; boundary=${mark}`,
        body: multipart(parts),
      }),
  ),
  // The boundary within the content.
  fraction.map((at) =>
    changed((parts) => {
      const part = parts[index(parts, at)] as Part;
      parts[index(parts, at)] = { ...part, content: Buffer.from(`\r\n--${boundary}\r\n\r\n--${boundary}--\r\n`) };
      return parts;
    }),
  ),
  // A part twice, left out, or many times.
  fc.tuple(fraction, fc.constantFrom(0, 2, 3, 30, 500)).map(([at, times]) =>
    changed((parts) => {
      const part = parts[index(parts, at)] as Part;
      return [...parts.filter((other) => other !== part), ...Array.from({ length: times }, () => part)];
    }),
  ),
  // A part's head: missing, endless, with names that are none.
  fc
    .tuple(
      fraction,
      fc.oneof(
        fc.constantFrom(
          '',
          'Content-Disposition: form-data',
          'Content-Disposition: attachment; name="file"',
          'Content-Disposition: form-data; name=""',
          'Content-Disposition: form-data; name="__proto__"; filename="x"',
          "Content-Disposition: form-data; name=file; filename*=UTF-8''%ff%fe",
          'Content-Disposition: form-data; name="file"; filename="a"\r\nContent-Transfer-Encoding: base64',
          'Content-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: multipart/mixed; boundary=inner',
          'Content-Disposition: form-data; name="tenant_id"\r\nContent-Type: application/json',
          `Content-Disposition: form-data; name="${'n'.repeat(2000)}"`,
          `X-Long: ${'y'.repeat(90_000)}`,
          `${'X-Many: 1\r\n'.repeat(2100)}Content-Disposition: form-data; name="file"`,
          'Content-Disposition : form-data ; name = "file"',
          ' folded: \r\n line',
        ),
        hostileText.map((name) => `Content-Disposition: form-data; name="${name}"; filename="${name}"`),
      ),
    )
    .map(([at, head]) =>
      changed((parts) => {
        parts[index(parts, at)] = { ...(parts[index(parts, at)] as Part), head };
        return parts;
      }),
    ),
  // A form within a part of the form.
  fc.integer({ min: 1, max: 20 }).map((depth) =>
    changed((parts) => {
      let inner = multipart(parts, 'inner');
      for (let i = 0; i < depth; i++)
        inner = multipart([{ name: 'file', head: 'Content-Type: multipart/mixed; boundary=inner', content: inner }]);
      return [{ name: 'file', filename: 'a', type: 'multipart/mixed; boundary=inner', content: inner }];
    }),
  ),
  // A value in place of another, text or file.
  fc.tuple(fraction, hostileText, fc.boolean()).map(([at, content, asFile]) =>
    changed((parts) => {
      const { name } = parts[index(parts, at)] as Part;
      parts[index(parts, at)] = { name, content, ...(asFile ? { filename: content.slice(0, 20) } : {}) };
      return parts;
    }),
  ),
  // Another content type for the same bytes.
  fc
    .constantFrom(
      'multipart/form-data',
      'multipart/mixed',
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      ';',
      '',
    )
    .map(
      (type): FormMutation =>
        (parts) => ({ contentType: type, body: multipart(parts) }),
    ),
);
