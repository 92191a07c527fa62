/** What people call the fields of a person, in Indonesian and English: the headings of the columns that schools write, by which a
 * roster is read and a field that somebody sent under another word is understood. */
import type { RosterField } from './contract/roster.ts';

/** Headings without spaces and marks, the surest first: of two columns for one field the surer one is taken. */
export const headings: Record<RosterField, readonly string[]> = {
  userId: ['nomorpengguna', 'idpengguna', 'userid', 'usernumber', 'nomorhadir'],
  nis: [
    'nis',
    'nipd',
    'nomorinduksiswa',
    'noinduksiswa',
    'nomorinduk',
    'noinduk',
    'nisnipd',
    'studentnumber',
    'studentid',
  ],
  nisn: ['nisn', 'nomorinduksiswanasional', 'noinduksiswanasional', 'nationalstudentnumber', 'nationalid'],
  name: [
    'namalengkap',
    'namasiswa',
    'namapesertadidik',
    'namamurid',
    'namasantri',
    'namalengkapsiswa',
    'nama',
    'fullname',
    'studentname',
    'pupilname',
    'name',
    'siswa',
  ],
  group: [
    'kelas',
    'rombel',
    'rombelsaatini',
    'rombonganbelajar',
    'namarombel',
    'kelasrombel',
    'kelompok',
    'class',
    'classname',
    'group',
  ],
  gender: ['lp', 'jk', 'jeniskelamin', 'kelamin', 'gender', 'sex', 'jnskelamin', 'jenkel', 'lataup'],
  guardianName: [
    'namawali',
    'namaorangtua',
    'namaortu',
    'namaorangtuawali',
    'namawalimurid',
    'walimurid',
    'walisiswa',
    'wali',
    'orangtua',
    'orangtuawali',
    'guardianname',
    'parentname',
    'guardian',
    'parent',
    'namaayah',
    'namaibu',
  ],
  guardianPhone: [
    ...['wali', 'walimurid', 'orangtua', 'ortu', 'orangtuawali', 'ayah', 'ibu', ''].flatMap((whose) =>
      [
        'nohp',
        'nomorhp',
        'hp',
        'nowa',
        'nomorwa',
        'wa',
        'whatsapp',
        'nowhatsapp',
        'notelepon',
        'nomortelepon',
        'notelp',
        'telepon',
        'telp',
      ].map((what) => what + whose),
    ),
    'guardianphone',
    'parentphone',
    'phonenumber',
    'phone',
    'mobile',
    'mobilephone',
    'handphone',
  ],
  messagesConsent: [
    'persetujuanpesan',
    'setujupesan',
    'izinpesan',
    'persetujuan',
    'messagesconsent',
    'messageconsent',
    'consent',
  ],
};

/** The field of which `word`, in small letters and digits only, is a heading; null where it is none. */
export function fieldHeaded(word: string): RosterField | null {
  for (const [field, words] of Object.entries(headings)) if (words.includes(word)) return field as RosterField;
  return null;
}
