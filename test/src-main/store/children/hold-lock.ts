/** Takes the lock of a folder, says so, and never lets go. */
import { lockFolder } from '../../../../src-main/store/index.ts';

lockFolder(process.argv[2] as string, 'Hadir');
process.stdout.write('locked\n');
setInterval(() => {}, 1000);
