/** The station's figures for Prometheus. Names and units: https://prometheus.io/docs/practices/naming/ Every request of a port
 * is measured; `GET /metrics` tells. */

import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../../../src-shared/errors.ts';
import type { Metrics } from '../../station/ports.ts';
import { accessFor } from '../route-access.ts';
import { MinuteHistory } from './history.ts';

/** Read when somebody asks, not kept up to date in between. */
export interface MetricSources {
  /** Pictures waiting for recognition or in it. */
  queueDepth(): number;
  /** Photos and frames are looked at. */
  ready(): boolean;
  /** What of each tenant is in memory. */
  galleries(): { tenant: number; people: number; templates: number }[];
  /** What of each tenant is stored. */
  palms(): { tenant: number; palms: number }[];
}

export interface RequestFigures {
  dialect: string;
  method: string;
  route: string;
  status: number;
  ms: number;
}

export interface StationMetrics extends Metrics {
  readonly contentType: string;
  /** The last hour by minutes, for the diagnostics screen. */
  readonly history: MinuteHistory;
  request(figures: RequestFigures): void;
  error(dialect: string, code: ErrorCode): void;
  /** From now on asked at every scrape. */
  watch(sources: MetricSources): void;
  text(): Promise<string>;
}

/** Seconds. A frame takes some 20 ms, a large photo seconds. */
const stageBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own: two stations in one process do not share figures. */
export function createMetrics(now: () => number = Date.now): StationMetrics {
  const registry = new Registry();
  const registers = [registry];
  const history = new MinuteHistory({ now, memory: () => process.memoryUsage.rss() / 1e6 });
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'hadir_http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer.',
    labelNames: ['dialect', 'method', 'route', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const errors = new Counter({
    name: 'hadir_errors_total',
    help: 'Requests refused or failed, by error code.',
    labelNames: ['dialect', 'code'],
    registers,
  });
  const stages = new Histogram({
    name: 'hadir_vision_stage_duration_seconds',
    help: 'Time a picture spent in each stage of recognition, all of its faces together.',
    labelNames: ['stage'],
    buckets: stageBuckets,
    registers,
  });
  const decisions = new Counter({
    name: 'hadir_gate_decisions_total',
    help: 'Decisions of the gate, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  return {
    contentType: registry.contentType,
    history,
    request: ({ ms, ...labels }) => requests.observe(labels, ms / 1000),
    error: (dialect, code) => errors.inc({ dialect, code }),
    picture(timings) {
      for (const [stage, ms] of Object.entries(timings)) stages.observe({ stage }, ms / 1000);
      history.picture(timings);
    },
    decision(outcome) {
      decisions.inc({ outcome });
      history.decision(outcome);
    },
    watch: (sources) => watch(sources, registers),
    text: () => registry.metrics(),
  };
}

function watch({ queueDepth, ready, galleries, palms }: MetricSources, registers: Registry[]): void {
  new Gauge({
    name: 'hadir_vision_queue_depth',
    help: 'Pictures waiting for recognition or in it.',
    registers,
    collect() {
      this.set(queueDepth());
    },
  });
  new Gauge({
    name: 'hadir_vision_ready',
    help: '1 while pictures are looked at, 0 while recognition starts or cannot.',
    registers,
    collect() {
      this.set(ready() ? 1 : 0);
    },
  });
  for (const what of ['people', 'templates'] as const)
    new Gauge({
      name: `hadir_gallery_${what}`,
      help: `${what === 'people' ? 'People' : 'Templates'} in memory, by tenant.`,
      labelNames: ['tenant'],
      registers,
      collect() {
        this.reset();
        for (const gallery of galleries()) this.set({ tenant: gallery.tenant }, gallery[what]);
      },
    });
  new Gauge({
    name: 'hadir_palms',
    help: 'Palms enrolled, by tenant.',
    labelNames: ['tenant'],
    registers,
    collect() {
      this.reset();
      for (const { tenant, palms: count } of palms()) this.set({ tenant }, count);
    },
  });
}

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

/** `GET /metrics`: numbers only, nothing personal; open to this computer, with a key of scope `admin` beyond it. */
export async function metricsRoutes(app: FastifyInstance, { metrics }: { metrics: StationMetrics }): Promise<void> {
  app.get('/metrics', accessFor('station')(null, 'admin'), async (_request, reply) => {
    void reply.type(metrics.contentType);
    return metrics.text();
  });
}
