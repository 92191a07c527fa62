import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanPhone, readCell } from '../../../../src-main/station/people/cells.ts';
import { type RosterField, rosterFields } from '../../../../src-shared/contract/roster.ts';

const read = (field: RosterField, cell: string): string => {
  const found = readCell(field, cell);
  return 'value' in found ? found.value : `! ${found.message.split('.').at(-1)}`;
};

it('puts back the numbers that spreadsheets made something of', () => {
  const nis = (cell: string) => read('nis', cell);
  expect(["'0012", '0012', '12345.0', '12345,00', ' 00 12 '].map(nis)).toEqual([
    '0012',
    '0012',
    '12345',
    '12345',
    '00 12',
  ]);
  expect(['5.1234567E+07', '5,1234567E+7', '1E+0', '7.001/22'].map(nis)).toEqual([
    '51234567',
    '51234567',
    '1',
    '7.001/22',
  ]);
  // Its last digits are gone: 1234500000 would be somebody else's.
  expect(['1.2345E+09', '5,1E+9'].map(nis)).toEqual(['! rounded', '! rounded']);
});

it('cleans text of what nobody sees, and keeps what is somebody’s name', () => {
  const name = (cell: string) => read('name', cell);
  expect(name('\ufeff  Siti\u00a0 Nur\u200b\n Aini ')).toBe('Siti Nur Aini');
  expect(name('Jose\u0301')).toBe('José');
  expect(["Ma'ruf", "'Aisyah", 'O', '=1+1'].map(name)).toEqual(["Ma'ruf", "'Aisyah", 'O', '=1+1']);
  expect([name('a\u0007b'), name('x'.repeat(201)), name('x'.repeat(2_000_000))]).toEqual([
    '! characters',
    '! too_long',
    '! too_long',
  ]);
});

it('knows words for what they mean', () => {
  expect(['L', 'l', 'Laki-laki', 'LAKI - LAKI', 'Male', 'pria'].map((cell) => read('gender', cell))).toEqual(
    Array(6).fill('L'),
  );
  expect(['P', 'Perempuan', 'wanita', 'F', 'female'].map((cell) => read('gender', cell))).toEqual(Array(5).fill('P'));
  expect(['Ya', 'setuju', 'Tidak', '0', 'mungkin'].map((cell) => read('messagesConsent', cell))).toEqual([
    'true',
    'true',
    'false',
    'false',
    '! consent',
  ]);
  expect(['7', '007', '7.0', '-7', 'tujuh', '9'.repeat(19)].map((cell) => read('userId', cell))).toEqual([
    '7',
    '7',
    '7',
    '! user_number',
    '! user_number',
    '! user_number',
  ]);
});

it('what was read once reads the same again', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.stringMatching(/^['‘ ]{0,3}[0-9.,E+]{1,14}$/),
    fc.stringMatching(/^[+0-9() .-]{1,20}$/),
  );
  fc.assert(
    fc.property(fc.constantFrom(...rosterFields), cell, (field, text) => {
      const first = readCell(field, text);
      if ('value' in first) expect(readCell(field, first.value)).toEqual(first);
    }),
    { numRuns: 300 },
  );
});

it('a telephone number is E.164, nothing, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+() .-/'), maxLength: 20 }), (text) => {
      const phone = cleanPhone(text);
      if (phone) expect(phone).toMatch(/^\+[1-9]\d{7,14}$/);
      if (phone) expect(cleanPhone(phone)).toBe(phone);
    }),
    { numRuns: 300 },
  );
});
