/** Texts that have broken other programs, by kind. */
import fc from 'fast-check';

export const sqlInjections = [
  "' OR '1'='1",
  "'; DROP TABLE templates; --",
  "1; DELETE FROM people WHERE ''=''",
  "' UNION SELECT sealed FROM templates --",
  "Robert'); DROP TABLE people;--",
  '" OR ""="',
  "1' AND (SELECT count(*) FROM sqlite_master) > 0 --",
  "%' OR name LIKE '%",
  '1/**/OR/**/1=1',
] as const;

export const traversals = [
  '../../../../etc/passwd',
  '..\\..\\..\\windows\\win.ini',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/package.json',
  '..%2f..%2fpackage.json',
  '..%5c..%5cpackage.json',
  '%252e%252e%252fpackage.json',
  '....//....//package.json',
  '..%c0%af..%c0%afpackage.json',
  '..;/..;/package.json',
  'assets/../../package.json',
  'assets/%2e%2e/%2e%2e/package.json',
  'assets/..%2f..%2f..%2fpackage.json',
  'index.html%00.png',
  '.env',
  '%2fetc%2fpasswd',
  'file:///etc/passwd',
] as const;

export const oddNames = [
  '\u202eabdcba\u202c',
  'مدرسة الحضور',
  'שלום',
  '👩‍👩‍👧‍👦👍🏽',
  `Z${'\u0351\u0363\u0489'.repeat(40)}`,
  'e\u0301\u0301\u0301',
  '\u200b\u200d\ufeff',
  '\ud83d',
  'ﷺ'.repeat(50),
  'İıſß',
  '𝕳𝖆𝖉𝖎𝖗',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  '<script>alert(1)</script>',
  '=cmd|/c calc!A1',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an attacker sends
  '${jndi:ldap://127.0.0.1/a}',
  '{{7*7}}',
  '%s%n%x',
] as const;

export const notNumbers = [
  '-1',
  '-0',
  '1.5',
  '1e3',
  '0x10',
  '9007199254740992',
  '9007199254740993',
  '99999999999999999999999999',
  '-9223372036854775808',
  '18446744073709551616',
  'NaN',
  'Infinity',
  '-Infinity',
  '1,5',
  '١٢٣',
  '１２３',
  ' 1 ',
  '+1',
  '1 OR 1=1',
  '',
  'true',
  '[1]',
  '{"$gt":0}',
] as const;

/** Any of them, texts with control characters, endless ones, and what fast-check thinks of. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...sqlInjections, ...traversals, ...oddNames, ...notNumbers),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('\0', 'a\0b', 'a\r\nX-Injected: 1', '\u0007', '\u001b[31m', '\u0085'),
  fc.integer({ min: 100, max: 5000 }).map((length) => 'x'.repeat(length)),
  fc.maxSafeInteger().map(String),
  fc.double().map(String),
);
