/**
 * What a school knows about a person, each said once: the contract, the form, the columns of files, OneRoster, the station's API and
 * the table `profiles` are made of this list, in this order. A new field is its line here, a migration for its column and its words.
 */
import type { MessageKey } from './messages/index.ts';

interface Common {
  /** As the contract and the API write it; the column of `profiles` is the same in small letters: `guardianName`, `guardian_name`. */
  name: string;
  /** Of the person themselves, by commands of their own; or of their profile. */
  of: 'person' | 'profile';
  /** Characters, of the value or of a cell that says it. */
  most: number;
  /** What a form calls it. */
  label: MessageKey;
  /** What a file's column is called that the station writes, where that is not the label. */
  heading?: MessageKey;
  /** Headings of files that mean it, in small letters without spaces and marks, the surest first; none: no file has it. */
  headings: readonly string[];
  oneRoster: OneRosterPlace | null;
}

/** Where a OneRoster bundle has it: among the user's ids (or, where they have none, in a column), in a column of the users, or in one
 * of their demographics, in the standard's words. */
export type OneRosterPlace =
  | { in: 'userIds'; type: string; orColumn?: string }
  | { in: 'users'; column: `metadata.${string}` }
  | { in: 'demographics'; column: string; words: Readonly<Record<string, string>> };

export type PersonField =
  | (Common & { kind: 'user_number' | 'text' | 'phone' })
  /** A number that is a name: its zeros in front stay. Unique: it says who somebody is. */
  | (Common & { kind: 'number'; unique: boolean })
  | (Common & {
      kind: 'choice';
      /** Each with what a form calls it, and the words that mean it in a file. */
      choices: Readonly<Record<string, { label: MessageKey; words: readonly string[] }>>;
      /** What somebody has of whom nothing is known; null: nothing, and it can be taken back. */
      fallback: string | null;
      /** What to say of a cell that is none of them, where a list of them would say it worse. */
      problem?: MessageKey;
    })
  /** Yes or no; kept, and shown beside it as `<name>At`, is when it was given. */
  | (Common & { kind: 'consent'; hint: MessageKey });

/** Whose telephone it is, as headings write it. */
const owners = ['wali', 'walimurid', 'orangtua', 'ortu', 'orangtuawali', 'ayah', 'ibu', ''];
const telephones = [
  ...['nohp', 'nomorhp', 'hp', 'nowa', 'nomorwa', 'wa', 'whatsapp', 'nowhatsapp'],
  ...['notelepon', 'nomortelepon', 'notelp', 'telepon', 'telp'],
];

export const personFields = [
  {
    name: 'userId',
    of: 'person',
    kind: 'user_number',
    most: 20,
    label: 'people.field.number',
    heading: 'roster.field.user_id',
    headings: ['nomorpengguna', 'idpengguna', 'userid', 'usernumber', 'nomorhadir'],
    oneRoster: null,
  },
  {
    name: 'nis',
    of: 'profile',
    kind: 'number',
    unique: true,
    most: 40,
    label: 'people.field.nis',
    headings: [
      ...['nis', 'nipd', 'nomorinduksiswa', 'noinduksiswa', 'nomorinduk', 'noinduk', 'nisnipd'],
      ...['studentnumber', 'studentid'],
    ],
    oneRoster: { in: 'userIds', type: 'NIS', orColumn: 'identifier' },
  },
  {
    name: 'nisn',
    of: 'profile',
    kind: 'number',
    unique: true,
    most: 40,
    label: 'people.field.nisn',
    headings: ['nisn', 'nomorinduksiswanasional', 'noinduksiswanasional', 'nationalstudentnumber', 'nationalid'],
    oneRoster: { in: 'userIds', type: 'NISN' },
  },
  {
    name: 'name',
    of: 'person',
    kind: 'text',
    most: 200,
    label: 'people.field.name',
    heading: 'roster.field.name',
    headings: [
      ...['namalengkap', 'namasiswa', 'namapesertadidik', 'namamurid', 'namasantri', 'namalengkapsiswa', 'nama'],
      ...['fullname', 'studentname', 'pupilname', 'name', 'siswa'],
    ],
    oneRoster: null,
  },
  {
    name: 'group',
    of: 'person',
    kind: 'text',
    most: 100,
    label: 'people.field.group',
    headings: [
      ...['kelas', 'rombel', 'rombelsaatini', 'rombonganbelajar', 'namarombel', 'kelasrombel', 'kelompok'],
      ...['class', 'classname', 'group'],
    ],
    oneRoster: null,
  },
  {
    name: 'gender',
    of: 'profile',
    kind: 'choice',
    most: 20,
    choices: {
      L: {
        label: 'people.gender.male',
        words: ['l', 'lk', 'laki', 'lakilaki', 'laki2', 'pria', 'putra', 'm', 'male', 'boy'],
      },
      P: {
        label: 'people.gender.female',
        words: ['p', 'pr', 'perempuan', 'wanita', 'putri', 'w', 'f', 'female', 'girl'],
      },
    },
    fallback: null,
    problem: 'roster.problem.gender',
    label: 'people.field.gender',
    heading: 'roster.field.gender',
    headings: ['lp', 'jk', 'jeniskelamin', 'kelamin', 'gender', 'sex', 'jnskelamin', 'jenkel', 'lataup'],
    oneRoster: { in: 'demographics', column: 'sex', words: { L: 'male', P: 'female' } },
  },
  {
    name: 'guardianName',
    of: 'profile',
    kind: 'text',
    most: 120,
    label: 'people.field.guardian_name',
    heading: 'roster.field.guardian_name',
    headings: [
      ...['namawali', 'namaorangtua', 'namaortu', 'namaorangtuawali', 'namawalimurid', 'walimurid', 'walisiswa'],
      ...['wali', 'orangtua', 'orangtuawali', 'guardianname', 'parentname', 'guardian', 'parent'],
      ...['namaayah', 'namaibu'],
    ],
    oneRoster: { in: 'users', column: 'metadata.guardianName' },
  },
  {
    name: 'guardianPhone',
    of: 'profile',
    kind: 'phone',
    most: 30,
    label: 'people.field.guardian_phone',
    heading: 'roster.field.guardian_phone',
    headings: [
      ...owners.flatMap((whose) => telephones.map((what) => what + whose)),
      ...['guardianphone', 'parentphone', 'phonenumber', 'phone', 'mobile', 'mobilephone', 'handphone'],
    ],
    oneRoster: { in: 'users', column: 'metadata.guardianPhone' },
  },
  {
    name: 'guardianLanguage',
    of: 'profile',
    kind: 'choice',
    most: 20,
    choices: {
      id: { label: 'people.language.id', words: ['indonesia', 'indonesian'] },
      en: { label: 'people.language.en', words: ['inggris', 'english'] },
    },
    fallback: 'id',
    label: 'people.field.guardian_language',
    headings: [],
    oneRoster: null,
  },
  {
    name: 'messagesConsent',
    of: 'profile',
    kind: 'consent',
    most: 20,
    label: 'people.field.messages',
    hint: 'people.field.messages.hint',
    heading: 'roster.field.messages_consent',
    headings: [
      ...['persetujuanpesan', 'setujupesan', 'izinpesan', 'persetujuan'],
      ...['messagesconsent', 'messageconsent', 'consent'],
    ],
    oneRoster: { in: 'users', column: 'metadata.messagesConsent' },
  },
] as const satisfies readonly PersonField[];

/** The name of the field of which `word`, in small letters without spaces and marks, is a heading; null where it is none: a field that
 * somebody sent under another word is understood by it. */
export function fieldHeaded(word: string): string | null {
  const table: readonly PersonField[] = personFields;
  return table.find(({ headings }) => headings.includes(word))?.name ?? null;
}
