import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { files } from '../../../../src-main/files/index.ts';
import { refusal } from '../../station/support.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string, { big = false, mark = true } = {}): Uint8Array => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
};
const read = (bytes: Uint8Array) => files.readTable(bytes, 'roster');
const workbook = async (rows: SheetData): Promise<Uint8Array> => new Uint8Array(await writeWorkbook(rows).toBuffer());

describe('CSV', () => {
  it.each([',', ';', '\t', '|'])('separated by %j', async (separator) => {
    const text = [
      ['Nama', 'Kelas'],
      ['"Dewi, S.Pd; M.Pd"', '7A'],
    ];
    const table = await read(utf8(text.map((row) => row.join(separator)).join('\r\n')));
    expect(table).toEqual({ headings: ['Nama', 'Kelas'], rows: [['Dewi, S.Pd; M.Pd', '7A']], firstRow: 2 });
  });

  it('a comma in one name does not make the separator', async () => {
    expect((await read(utf8('Nama;Kelas\nBudi, S.Pd;7A\nAyu, dr.;7B\n'))).rows).toEqual([
      ['Budi, S.Pd', '7A'],
      ['Ayu, dr.', '7B'],
    ]);
  });

  it.each([
    ['UTF-8', utf8('Nama,Kelas\nZoë Łukasz,7A')],
    ['UTF-8 with its mark', utf8('\uFEFFNama,Kelas\nZoë Łukasz,7A')],
    ['UTF-16 little-endian', utf16('Nama,Kelas\nZoë Łukasz,7A')],
    ['UTF-16 big-endian', utf16('Nama,Kelas\nZoë Łukasz,7A', { big: true })],
    ['UTF-16 without a mark', utf16('Nama,Kelas\nZoë Łukasz,7A', { mark: false })],
    ["Excel's sep= line", utf8('sep=|\r\nNama|Kelas\r\nZoë Łukasz|7A')],
  ])('in %s', async (_, bytes) => {
    const { headings, rows } = await read(bytes);
    expect([headings, rows]).toEqual([['Nama', 'Kelas'], [['Zoë Łukasz', '7A']]]);
  });

  it('in Windows-1252', async () => {
    expect((await read(latin1('Nama;Kelas\nZo\xeb \x96 Andr\xe9;7A'))).rows).toEqual([['Zoë – André', '7A']]);
  });

  it('keeps row numbers: a title and empty rows above, empty rows between', async () => {
    const table = await read(utf8('\nDaftar siswa\n\nNama,Kelas\nAyu,7A\n\nBudi,7B\n,\n'));
    expect(table).toEqual({ headings: ['Nama', 'Kelas'], rows: [['Ayu', '7A'], [''], ['Budi', '7B']], firstRow: 5 });
    expect((await read(utf8('sep=;\nNama;Kelas\nAyu;7A'))).firstRow).toBe(3);
  });

  it('of one column', async () => {
    expect(await read(utf8('Nama\nAyu\nBudi'))).toEqual({ headings: ['Nama'], rows: [['Ayu'], ['Budi']], firstRow: 2 });
  });

  it('takes the apostrophe away that keeps a cell from being a formula, and no other', async () => {
    expect((await read(utf8("Nama,Telepon\n'Aisyah,'+62812"))).rows).toEqual([["'Aisyah", '+62812']]);
  });

  it('says in which row a quotation mark is left open', async () => {
    await expect(read(utf8('Nama,Kelas\nAyu,7A\n"Budi,7B\nCitra,7C'))).rejects.toThrow(/row 3/);
  });
});

describe('XLSX', () => {
  it('every cell as people see it', async () => {
    const bytes = await workbook([
      ['Nama', 'Lahir', 'NISN', 'Nomor', 'Nilai', 'Aktif', 'Jam'],
      [
        ' Zoë ',
        { value: new Date(Date.UTC(2012, 4, 3)), type: Date, format: 'dd/mm/yyyy' },
        { value: '0051234567', type: String },
        123456789012345,
        0.1 + 0.2,
        true,
        { value: 7.25 / 24, type: Number, format: 'hh:mm' },
      ],
      ['B', null, null, 1e21, 1e-7, false, null],
    ]);
    expect((await read(bytes)).rows).toEqual([
      ['Zoë', '2012-05-03', '0051234567', '123456789012345', '0.3', 'TRUE', '07:15'],
      ['B', '', '', '1000000000000000000000', '0.0000001', 'FALSE', ''],
    ]);
  });

  it('a sheet with content after an empty one, under a title', async () => {
    const made = await writeWorkbook([
      { data: [], sheet: 'Kosong' },
      { data: [[], ['Daftar siswa'], [], ['Nama', 'Kelas'], ['Ayu', '7A'], [], ['Budi', '7B']], sheet: 'Siswa' },
    ]).toBuffer();
    const table = await read(new Uint8Array(made));
    expect(table).toEqual({
      headings: ['Nama', 'Kelas'],
      rows: [
        ['Ayu', '7A'],
        ['', ''],
        ['Budi', '7B'],
      ],
      firstRow: 5,
      sheet: { name: 'Siswa', others: [{ name: 'Kosong', why: 'empty' }] },
    });
  });

  it('with a sheet a class: one is read, and the others are named', async () => {
    const sheet = (name: string) => ({ data: [['Nama'], ['Ayu']], sheet: name });
    const made = await writeWorkbook([sheet('VII A'), { data: [], sheet: 'Kosong' }, sheet('VII B')]).toBuffer();
    expect((await read(new Uint8Array(made))).sheet).toEqual({
      name: 'VII A',
      others: [
        { name: 'Kosong', why: 'empty' },
        { name: 'VII B', why: 'later' },
      ],
    });
  });

  it('with names and numbers of sheets that no spreadsheet program writes: what is told of them is bounded', async () => {
    const many = Array.from({ length: 150 }, (_, i) => `<sheet name="${'n'.repeat(500)}${i}" r:id="r1"/>`);
    const made = parts(cells('Nama'), { 'xl/workbook.xml': `<workbook><sheets>${many.join('')}</sheets></workbook>` });
    const { sheet } = await read(made);
    expect(sheet?.name).toBe('n'.repeat(100));
    expect(sheet?.others).toHaveLength(100);
  });

  const parts = (sheet: string, more: Record<string, string> = {}): Uint8Array => {
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const all: Record<string, string> = {
      'xl/workbook.xml': `<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': sheet,
      ...more,
    };
    return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, utf8(text)])));
  };
  const cells = (text: string): string =>
    `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`;

  it('by hand, to know that the hostile ones below are read up to their fault', async () => {
    expect((await read(parts(cells('Nama')))).headings).toEqual(['Nama']);
  });

  it.each([
    ['reads other files', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${cells('&e;')}`],
    ['grows without end', `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${cells('&b;')}`],
    ['is no XML', '<worksheet><sheetData><row r="1"><c r="A1'],
    [
      'points to strings that are not there',
      `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData></worksheet>`,
    ],
  ])('one that %s is refused', async (_, sheet) => {
    await expect(read(parts(sheet))).rejects.toEqual(refusal('file_unreadable'));
  });

  it.each([
    ['<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', 'file_too_large'],
    ['<row r="1"><c r="XFD1"><v>1</v></c></row>', 'file_too_large'],
    ["<row><c r = 'A900000'><v>1</v></c></row>", 'file_too_large'],
  ])('a cell far out does not fill the memory: %s', async (rows, code) => {
    const sheet = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`;
    await expect(read(parts(sheet))).rejects.toEqual(refusal(code));
  });

  const one = cells('Nama');
  const shared = `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`;
  const many = 300_000;
  // All of them held a core for half a minute or filled the memory.
  const hostile: [string, () => Uint8Array, 'file_unreadable' | 'file_too_large'][] = [
    ['unclosed cells', () => parts(`<worksheet><sheetData>${'<c '.repeat(many)}`), 'file_unreadable'],
    ['cells never ended', () => parts(`<worksheet><sheetData>${'<c>'.repeat(many)}`), 'file_too_large'],
    ['one tag without an end', () => parts(`<worksheet><c ${'a '.repeat(1_000_000)}`), 'file_too_large'],
    ['a huge attribute', () => parts(one.replace('<c ', `<c s="${'a'.repeat(5_000_000)}" `)), 'file_too_large'],
    ['a huge text', () => parts(cells('a'.repeat(5_000_000))), 'file_too_large'],
    ['a comment without an end', () => parts(`<!--${'a'.repeat(5_000_000)}`), 'file_too_large'],
    ['CDATA without an end', () => parts(`<a><![CDATA[${'a'.repeat(5_000_000)}`), 'file_too_large'],
    ['deep nesting', () => parts(`${'<a>'.repeat(many)}${'</a>'.repeat(many)}`), 'file_too_large'],
    [
      'unclosed texts',
      () => parts(shared, { 'xl/sharedStrings.xml': `<sst>${'<si '.repeat(many)}` }),
      'file_unreadable',
    ],
    ['unclosed styles', () => parts(one, { 'xl/styles.xml': `<styleSheet>${'<xf '.repeat(many)}` }), 'file_unreadable'],
    [
      'an unclosed list',
      () => parts(one, { 'xl/workbook.xml': `<workbook>${'<sheet '.repeat(many)}` }),
      'file_unreadable',
    ],
    [
      'sheets without end',
      () =>
        parts(one, {
          'xl/workbook.xml': `<workbook><sheets>${'<sheet name="a" r:id="r"/>'.repeat(many)}</sheets></workbook>`,
        }),
      'file_too_large',
    ],
    [
      'relations without end',
      () =>
        parts(one, {
          'xl/_rels/workbook.xml.rels': `<Relationships>${'<Relationship/>'.repeat(many)}</Relationships>`,
        }),
      'file_too_large',
    ],
    ['a row of 1e9', () => parts(one.replace('<row r="1">', '<row r="1e9">')), 'file_unreadable'],
    ['a place in entities', () => parts(one.replace('r="A1"', 'r="&#88;FD1048576"')), 'file_unreadable'],
    ['a prefixed place', () => parts(one.replace('<row r="1">', '<row x:r="900000">')), 'file_too_large'],
    [
      'a far cell in a sheet that lies elsewhere',
      () =>
        parts(one, {
          'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="else.xml"/></Relationships>`,
          'xl/else.xml': one.replace('"A1"', '"XFD1"'),
        }),
      'file_too_large',
    ],
  ];
  it.each(hostile)('%s: refused for its size, within its time', { timeout: 10_000 }, async (_, make, code) => {
    const error = await read(make()).catch((thrown: unknown) => thrown);
    expect(error).toEqual(refusal(code));
    expect((error as Error).message).toMatch(/workbook|rows|columns/);
  });

  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, type: string): string =>
    `<Relationship Id="${id}" Type="${types}/${type}" Target="/xl/${type}s/sheet1.xml"/>`;
  const chart = {
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="Grafik" r:id="r2"/><sheet name="Siswa" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r2', 'chartsheet')}${relation('r1', 'worksheet')}</Relationships>`,
    'xl/chartsheets/sheet1.xml': '<chartsheet><drawing r:id="r1"/></chartsheet>',
  };

  it('with a chart as its first sheet: the table of the other', async () => {
    const table = await read(parts(cells('Nama'), chart));
    expect(table).toMatchObject({
      headings: ['Nama'],
      sheet: { name: 'Siswa', others: [{ name: 'Grafik', why: 'chart' }] },
    });
  });

  it('of charts alone is refused, and says so', async () => {
    const only = {
      ...chart,
      'xl/workbook.xml': '<workbook><sheets><sheet name="Grafik" r:id="r2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r2', 'chartsheet')}</Relationships>`,
    };
    await expect(read(parts(cells('Nama'), only))).rejects.toThrow(/only charts/);
  });

  it('formatted cells without a value far out are no harm', async () => {
    const far = '<row r="1048576" hidden="1"/><row r="2"><c r="XFD2" s="3"/></row></sheetData>';
    expect(await read(parts(cells('Nama').replace('</sheetData>', far)))).toMatchObject({
      headings: ['Nama'],
      rows: [],
    });
  });
});

describe('hostile CSV is refused by counts', () => {
  const size = 10 * 1024 * 1024 - 100;
  it.each([
    ['a quoted cell never closed', 'a'.repeat(size), 'file_unreadable', /row 2 is never closed/],
    ['marks within marks', 'a"'.repeat(size / 2), 'file_unreadable', /marks within/],
    ['marks and spaces', `"${'" '.repeat(size / 2 - 1)}`, 'file_unreadable', /marks within|never closed/],
    ['a row of separators', `"${','.repeat(size - 2)}`, 'file_too_large', /200 columns/],
  ] as const)('%s', { timeout: 10_000 }, async (_, rest, code, message) => {
    const error = await read(utf8(`Nama,Kelas\n"${rest}`)).catch((thrown: unknown) => thrown);
    expect(error).toEqual(refusal(code));
    expect((error as Error).message).toMatch(message);
  });

  it('inches and nicknames are no harm', async () => {
    const text = `Nama,Catatan\n${'Budi "Bud" Santoso,layar 5" baru\n'.repeat(5000)}`;
    expect((await read(utf8(text))).rows).toHaveLength(5000);
  });
});

describe('refused with a remedy', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    ['empty lines', utf8('\n\n,,\n')],
    ['noise', Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)],
    ['a PDF', utf8('%PDF-1.7 …')],
    ['an old or locked workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1)],
    ['a web page called .xls', utf8('<html><table><tr><td>Nama</td></tr></table></html>')],
    ['a zip that is no workbook', zipSync({ 'a.txt': utf8('hello') })],
    ['a torn zip', zipSync({ 'xl/workbook.xml': utf8('<workbook/>') }).subarray(0, 40)],
  ])('%s', async (_, bytes) => {
    const error = await read(bytes).catch((thrown: unknown) => thrown);
    expect(error).toEqual(refusal('file_unreadable'));
    expect((error as Error).message).toMatch(/^[A-Z][^\n/\\]+\.$/);
  });

  it.each([
    ['more than 10 MB', utf8('a'.repeat(10 * 1024 * 1024 + 1))],
    ['more than 50,000 rows', utf8(`Nama,Kelas\n${'Ayu,7A\n'.repeat(50_001)}`)],
    ['more than 200 columns', utf8(`${'a,'.repeat(200)}a\n1,2`)],
  ])('%s', async (_, bytes) => {
    await expect(read(bytes)).rejects.toEqual(refusal('file_too_large'));
  });

  it('50,000 rows are taken, and the station goes on meanwhile', async () => {
    const bytes = utf8(`Nama,Kelas\n${'Ayu Lestari Kusumawardhani,7A\n'.repeat(50_000)}`);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 10);
    expect((await read(bytes)).rows).toHaveLength(50_000);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });
});
