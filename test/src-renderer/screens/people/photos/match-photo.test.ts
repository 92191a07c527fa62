import { describe, expect, test } from 'vitest';
import { matchFile, matchIndex } from '../../../../../src-renderer/screens/people/photos/match-photo.ts';
import { row } from '../people.ts';

const index = matchIndex([
  row({ id: 1, userId: 1, nis: '2026001', name: 'Aisyah Zahra' }),
  row({ id: 2, userId: 2, nis: '0042', name: "Ma'ruf Amin" }),
  row({ id: 3, userId: 3, name: 'Siti Aminah' }),
  row({ id: 4, userId: 4, name: 'Siti Aminah' }),
  row({ id: 5, userId: 2026, nis: '9', name: 'Bagus Prasetyo' }),
  row({ id: 6, userId: 9, name: 'Citra' }),
]);
const found = (file: string) => {
  const { person, by, several } = matchFile(file, index);
  return person ? `${person.id} ${by}` : several ? 'several' : 'nobody';
};

describe('whose photo a file is', () => {
  test.each([
    ['2026001.jpg', '1 number'],
    ['foto/7A/2026001.JPEG', '1 number'],
    ['1.png', '1 number'],
    ['42.jpg', '2 number'],
    ['2026001_Aisyah Zahra.jpg', '1 number'],
    ['7A 2026001 depan.jpg', '1 number'],
    ['Aisyah Zahra.jpg', '1 name'],
    ['AISYAH_ZAHRÁ (2).webp', '1 name'],
    ["ma'ruf-amin.jpg", '2 name'],
  ])('%s is of %s', (file, expected) => expect(found(file)).toBe(expected));

  test('two people of one name, or a number of two people, are asked about', () => {
    expect(found('Siti Aminah.jpg')).toBe('several');
    expect(found('9.jpg')).toBe('several');
  });

  test('a number and a name that contradict each other are asked about', () => {
    expect(found('2026001 Bagus Prasetyo.jpg')).toBe('several');
  });

  test('strangers are nobody', () => {
    expect(found('DSC_7781.jpg')).toBe('nobody');
    expect(found('IMG 1 (2).jpg')).toBe('nobody');
  });

  test('what cameras number is nobody', () => {
    for (const file of [
      'IMG_0001.jpg',
      'IMG_2026001_0830.jpg',
      'DSC00042.jpg',
      'foto 0009.jpg',
      'WhatsApp 2026001.jpeg',
    ])
      expect(found(file)).toBe('nobody');
  });

  test('a file without a name is nobody', () => {
    expect(found('.jpg')).toBe('nobody');
  });
});
