/** What `utilityProcess` of `electron` is in a test file that says `vi.mock('electron', () => import('…/own-utility.ts'))`: the
 * double's, whose children run the worker's source. */
import { join } from 'node:path';
import { repository } from './double/make.ts';
import { UtilityModule } from './double/utility.ts';

const workerSource = join(repository, 'src-main/vision/worker/main.ts');

export const utilityProcess = new UtilityModule(() => workerSource);
