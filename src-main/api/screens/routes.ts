/** Serves the screens' files, with headers that let them do what they need and nothing else. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine sets style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export async function screenRoutes(app: FastifyInstance, { folder }: { folder: string }): Promise<void> {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, screens: true };
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', contentSecurityPolicy);
    reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=()');
    reply.header('referrer-policy', 'no-referrer');
  });
  await app.register(fastifyStatic, { root: folder, index: 'index.html', wildcard: false });
}
