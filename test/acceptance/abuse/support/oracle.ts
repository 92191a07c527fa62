/** What every answer of a station must be, however absurd the question: the one judge of the fuzz suite and the campaigns. */
import { strict as assert } from 'node:assert';
import { type Dialect, sentenceOf } from './dialects.ts';
import type { Reply } from './http.ts';

/** Names of files, folders, libraries and faults that a caller has no use for and an attacker has. */
const leaks = [
  /\bat .+:\d+:\d+/,
  /node_modules|node:internal|file:\/\//,
  /\b[\w-]+\.(ts|mjs|cjs|cpp|cc|node|onnx|db)\b/,
  /\/(home|root|tmp|Users|work|var|usr|opt|etc|proc)\//,
  /\b[A-Z]:\\/,
  /sqlite|vips|sharp|onnx|busboy|fastify|libpng|libjpeg|heif|zod/i,
  /\b(FST|HPE|ERR|SQLITE|ENOENT|EPIPE)_?[A-Z]*\b/,
  /Error:|is not a function|Cannot (read|set|destructure)|undefined|\[object |\bNaN\b/,
];

export interface Asked {
  /** For the report of a failure. */
  call: string;
  /** Everything of the caller's own that an answer may repeat. */
  sent?: string;
  /** The address may not be the dialect's any more. */
  ofPort?: boolean;
}

/** Throws where the answer is none that the documents know. */
export function judge(dialect: Dialect, reply: Reply | null, { call, sent = '', ofPort = false }: Asked): Reply {
  assert.ok(reply, `${call}: the connection was closed without an answer`);
  const { status, headers, text } = reply;
  const told = `${call}: ${status} ${text.slice(0, 300)}`;
  assert.ok(status < 500 || status === 501 || status === 503, told);
  if (status === 503 || status === 429) assert.match(headers['retry-after'] ?? '', /^\d+$/, told);
  if (status < 400) return reply;
  assert.match(headers['content-type'] ?? '', /^application\/(problem\+)?json/, told);
  const sentence = sentenceOf(dialect, JSON.parse(text), { ofPort });
  assert.ok(sentence !== null, `not the dialect's error shape: ${told}`);
  judgeSentence(sentence, sent, told);
  return reply;
}

/** One sentence for a person: a single line, not endless, telling nothing about the machine. */
function judgeSentence(sentence: string, sent: string, told: string): void {
  assert.ok(sentence.length >= 3 && sentence.length <= 400, `length of the sentence: ${told}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them is the point
  assert.doesNotMatch(sentence, /[\u0000-\u001f\u007f]/, told);
  for (const leak of leaks) {
    const found = leak.exec(sentence)?.[0];
    assert.ok(found === undefined || sent.includes(found), `tells ${JSON.stringify(found)}: ${told}`);
  }
}
