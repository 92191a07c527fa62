/** The order of test files: the longest first, so that at the end no long one runs alone while the other core has nothing to do. What
 * ran here before is ordered by what it took; on a fresh clone these are known, and size stands in for the rest. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Longest first; all of more than half a minute. */
const long = [
  'browser/axe',
  'tenant/start-up',
  'browser/setup',
  'access/command-line',
  'browser/keyboard',
  'browser/enrol-and-greet',
  'access/matrix',
  'browser/gate.',
  'browser/enrol-ways',
  'year/year',
  'browser/gate-states',
  'browser/palm',
  'tenant/load',
  'cli/operations',
  'browser/desktop-renderer',
  'packaging/linux',
  'worker/worker',
];

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = long.findIndex((part) => moduleId.replaceAll('\\', '/').includes(`/${part}`));
      return place < 0 ? long.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
