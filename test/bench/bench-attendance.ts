/** What staff wait for in a full book: a day's sheet, a month's recap, a person's history; and the gate in the rush. */
import { rmSync } from 'node:fs';
import { personDays } from '../../src-main/station/attendance/days.ts';
import { recordArrival } from '../../src-main/station/attendance/record-arrival.ts';
import { history, listRecords, sheet } from '../../src-main/station/attendance/sheet.ts';
import { Today } from '../../src-main/station/attendance/today.ts';
import { dates, people, schoolBook, schoolDays } from './school-book.ts';
import { row, show, time } from './timing.ts';

export async function benchAttendance(): Promise<void> {
  const records = (people * schoolDays * 2).toLocaleString('en');
  console.log(`\n7. Attendance: ${records} records of ${people.toLocaleString('en')} people over ${schoolDays} days`);
  const { context, store, folder } = schoolBook();
  const days = dates();
  const at = (i: number): string => days[i % days.length] as string;
  const month = { from: '2025-10-01', to: '2025-10-31' };
  const year = { from: days[0] as string, to: days.at(-1) as string };
  const measure = async (title: string, target: number, runs: number, work: (i: number) => unknown): Promise<void> => {
    const timing = await time(runs, work);
    row(`  ${title}`, show(timing), { text: `p50 ≤ ${target} ms`, met: timing.p50 <= target });
  };
  await measure('a day’s sheet of the whole school', 50, 40, (i) => sheet(context, { date: at(i * 7) }));
  await measure('a day’s sheet of one class', 20, 40, (i) => sheet(context, { date: at(i * 7), group: '8-1' }));
  await measure('a month of everybody, derived', 2000, 5, () => personDays(context, month));
  await measure('a person’s history of a year', 20, 100, (i) =>
    history(context, { personId: (i % people) + 1, ...year }),
  );
  const book = { from: month.from, to: month.to, limit: 500, cursor: 0 };
  await measure('a page of the book', 50, 40, () => listRecords(context, book));
  const scan = { gate: 'Utama', method: 'face' } as const;
  await measure('a scan, written', 20, 300, (i) => recordArrival(context, { ...scan, personId: (i % people) + 1 }));
  const today = new Today(context);
  await measure('today at a glance, after a scan', 50, 40, (i) => {
    recordArrival(context, { ...scan, personId: 1000 + i });
    return today.read();
  });
  await measure('today at a glance, again', 2, 200, () => today.read());
  store.close();
  rmSync(folder, { recursive: true });
}
