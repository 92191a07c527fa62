/** `GET /metrics`, and the measuring of every request of a port. */
import type { FastifyInstance } from 'fastify';
import { accessFor } from '../route-access.ts';
import type { StationMetrics } from './metrics.ts';

/** Before any route: a hook counts only for routes made after it. */
export function measureRequests(app: FastifyInstance, metrics: StationMetrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const { config, url } = request.routeOptions;
    const dialect = config.access?.dialect ?? 'none';
    if (request.errorCode) metrics.error(dialect, request.errorCode);
    // A stream lasts as long as its reader likes; that is no duration of ours.
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return;
    metrics.request({
      dialect,
      method: request.method,
      // What no route answers is one line, however many addresses somebody tries.
      route: url ?? 'none',
      status: reply.statusCode,
      ms: reply.elapsedTime,
    });
  });
}

/** Numbers only, nothing personal: open to this computer, with a key of scope `admin` beyond it. */
export async function metricsRoutes(app: FastifyInstance, { metrics }: { metrics: StationMetrics }): Promise<void> {
  app.get('/metrics', accessFor('station')(null, 'admin'), async (_request, reply) => {
    void reply.type(metrics.contentType);
    return metrics.text();
  });
}
