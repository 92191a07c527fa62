import { expect, it, onTestFinished, vi } from 'vitest';
import { Connection } from '../../../../src-main/store/connection.ts';
import { importCsv, school } from './support.ts';

/** Twice the rows ask the store twice as often (that no question reads a whole table, the plans of test/src-main/store see to). The
 * seconds that 5,000 take are measured by `npm run bench -- roster`. */
it('each row costs the same, however many there are, and nothing is written where nothing has changed', async () => {
  const [few, many] = [await asked(100), await asked(200)];
  expect(many.added).toBeGreaterThan(200);
  expect(many.added).toBeLessThanOrEqual(few.added * 2);
  expect(many.unchanged).toBeLessThanOrEqual(few.unchanged * 2);
  expect(many.writtenAgain).toBe(few.writtenAgain);
});

/** Statements that an import of so many rows took, and the same import again. */
async function asked(pupils: number): Promise<{ added: number; unchanged: number; writtenAgain: number }> {
  const at = school();
  const spies = (['get', 'all', 'run'] as const).map((name) => vi.spyOn(Connection.prototype, name));
  onTestFinished(() => void spies.map((spy) => spy.mockRestore()));
  const count = (): number => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  const rows = Array.from(
    { length: pupils },
    (_, i) =>
      `${20000 + i},${String(51_000_000 + i).padStart(10, '0')},Siswa Nomor ${i},${7 + (i % 3)}${'ABCDEFGHIJ'[i % 10]},L,0812${String(i).padStart(7, '0')}`,
  );
  const lines = ['NIS,NISN,Nama,Kelas,JK,HP Wali', ...rows];
  expect(await importCsv(at, lines)).toMatchObject({ rows: pupils, added: pupils });
  const added = count();
  const written = spies[2]?.mock.calls.length ?? 0;
  expect(await importCsv(at, lines)).toMatchObject({ unchanged: pupils });
  const result = { added, unchanged: count() - added, writtenAgain: (spies[2]?.mock.calls.length ?? 0) - written };
  for (const spy of spies) spy.mockRestore();
  return result;
}
