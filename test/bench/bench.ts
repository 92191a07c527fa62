/** `npm run bench`: the station's speed, as percentiles and as ratios to the bare networks of the same run. `-- frame search http
 * dialects start peers reports roster attendance screens palm pictures packs` runs only those. Nothing else should be running. */
import { keepCompiled } from '../../scripts/compile-cache.ts';
import { prepare } from '../../scripts/prepare.ts';
import { benchAttendance } from './bench-attendance.ts';
import { benchDialects } from './bench-dialects.ts';
import { benchFrames } from './bench-frames.ts';
import { benchHttp, benchStart } from './bench-host.ts';
import { benchPacks } from './bench-packs.ts';
import { benchPalm } from './bench-palm.ts';
import { benchPeers } from './bench-peers.ts';
import { benchPictures } from './bench-pictures.ts';
import { benchReports } from './bench-reports.ts';
import { benchRoster } from './bench-roster.ts';
import { benchScreens } from './bench-screens.ts';
import { benchSearch } from './bench-search.ts';

const parts = {
  frame: benchFrames,
  search: benchSearch,
  http: benchHttp,
  dialects: benchDialects,
  start: benchStart,
  peers: benchPeers,
  reports: benchReports,
  roster: benchRoster,
  attendance: benchAttendance,
  screens: benchScreens,
  palm: benchPalm,
  pictures: benchPictures,
  packs: benchPacks,
} as const;
const wanted = process.argv.slice(2);

keepCompiled();
await prepare();
for (const [name, run] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await run();
process.exit(0);
