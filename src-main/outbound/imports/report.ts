/** What an import did, in numbers and, for whatever needs a person's hand, item by item. */

export interface ImportReport {
  /** Items read from the source. */
  read: number;
  /** Faces enrolled. */
  faces: number;
  /** People who were not on the station before. */
  people: number;
  /** Items that an earlier run, or an earlier item, brought over. */
  unchanged: number;
  /** People without a face on the station. */
  toPhotograph: { userId: number; name: string }[];
  refused: { label: string; reason: string }[];
}

export function emptyReport(): ImportReport {
  return { read: 0, faces: 0, people: 0, unchanged: 0, toPhotograph: [], refused: [] };
}

/** Lines for a terminal. `dryRun`: what would be done. */
export function reportLines(report: ImportReport, { dryRun }: { dryRun: boolean }): string[] {
  const { read, faces, people, unchanged, toPhotograph, refused } = report;
  const did = dryRun ? 'would be enrolled' : 'enrolled';
  const photograph = toPhotograph.length > 0 ? `, ${toPhotograph.length} to be photographed` : '';
  return [
    `${read} read: ${faces} ${did}, ${people} new ${people === 1 ? 'person' : 'people'}, ${unchanged} already there, ${refused.length} refused${photograph}.`,
    ...(dryRun ? ['Nothing was changed, and no photo was looked at for a face.'] : []),
    ...list('To be photographed:', toPhotograph, ({ userId, name }) => `${userId}  ${name}`),
    ...list('Refused:', refused, ({ label, reason }) => `${label}: ${reason}`),
  ];
}

function list<T>(title: string, items: readonly T[], line: (item: T) => string): string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => `  ${printable(line(item))}`)];
}

/** File names may hold what a terminal would obey. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}
