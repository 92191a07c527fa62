/** An address that exists answers the wrong method with 405 and the right ones, not with "not found". */
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { access } from './parts.ts';
import { methodNotAllowed } from './problem.ts';

const methods: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Call it before the routes are made, and what it returns after. */
export function answerOtherMethods(app: FastifyInstance): () => void {
  const known = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const address = url.slice(app.prefix.length);
    const answered = known.get(address) ?? new Set();
    for (const name of [method].flat()) answered.add(name);
    known.set(address, answered);
  });
  return () => {
    for (const [url, answered] of [...known]) {
      const handler = methodNotAllowed([...answered].sort().join(', '));
      const others = methods.filter((name) => !answered.has(name));
      app.route({ ...access(null), method: others, url, schema: { hide: true }, handler });
    }
  };
}
