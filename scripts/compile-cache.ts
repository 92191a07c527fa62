/** Where Node keeps what it has compiled, so that a start need not read the sources anew: in the tree, which belongs to whoever runs
 * it. Measured with `npm run bench -- start`: 1.2 s instead of 1.8 s. */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** For this process from now on, and for those that it starts. Where the folder cannot be written nothing is kept. */
export function keepCompiled(): void {
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../dist/compile-cache', import.meta.url));
  enableCompileCache(process.env.NODE_COMPILE_CACHE);
}
