/** `npm run serve`: makes what is missing, then becomes the headless host. */
import { keepCompiled } from './compile-cache.ts';
import { prepare } from './prepare.ts';

keepCompiled();
await prepare();
await import('../src-main/hosts/node/main.ts');
