/** `npm run serve`: makes what is missing, then becomes the headless host. */
import { prepare } from './prepare.ts';

await prepare();
await import('../src-main/hosts/node/main.ts');
