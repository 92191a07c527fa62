/** The order of people in every report: by class (7B before 10A), then name, then number. */

interface Listed {
  group: string;
  name: string;
  userId: number;
}

const words = new Intl.Collator('id', { numeric: true, sensitivity: 'base' });

export function byGroupAndName(a: Listed, b: Listed): number {
  return words.compare(a.group, b.group) || words.compare(a.name, b.name) || a.userId - b.userId;
}
