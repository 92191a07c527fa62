import { expect, it } from 'vitest';
import { createMetrics } from '../../../../src-main/api/metrics/metrics.ts';
import { bench, enrolPerson, picture } from '../../station/support.ts';
import { serve } from '../station/support.ts';

/** Value by series, like `name{label="x"}`. */
function series(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

it('counts requests by dialect, route and status, and errors by code', async () => {
  const { call } = await serve();
  await call('GET', '/people');
  await call('GET', '/people/77');
  await call('GET', '/people/78');
  await call('GET', '!/health');
  await call('GET', '!/enrollments/9');
  await call('GET', '!/nowhere/at/all');
  const { status, headers, body } = await call('GET', '!/metrics', { key: null });
  expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  const found = series(body);
  const requests = (labels: string): number | undefined =>
    found.get(`hadir_http_request_duration_seconds_count{${labels}}`);
  expect(requests('dialect="station",method="GET",route="/api/station/v1/people",status="200"')).toBe(1);
  expect(requests('dialect="station",method="GET",route="/api/station/v1/people/:personId",status="404"')).toBe(2);
  expect(requests('dialect="tenant",method="GET",route="/health",status="200"')).toBe(1);
  expect(requests('dialect="none",method="GET",route="none",status="404"')).toBe(1);
  expect(found.get('hadir_errors_total{dialect="station",code="person_not_found"}')).toBe(2);
  expect(found.get('hadir_errors_total{dialect="tenant",code="tenant_not_found"}')).toBe(1);
  expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
});

it('says nothing of anybody', async () => {
  const at = await serve();
  await enrolPerson(at, 1);
  await at.call('GET', '/people?query=Siswa');
  const { body } = await at.call('GET', '!/metrics');
  expect(body).not.toMatch(/Siswa|hadir_\d+_/);
});

it('counts the gate’s decisions by outcome', async () => {
  const metrics = createMetrics();
  const at = bench({ metrics });
  await enrolPerson(at, 1);
  for (const seq of [1, 2, 3])
    await at.station.call('live.frame', { camera: 'a', seq, at: seq, image: picture({ like: { 1: 1 } }) });
  for (let seq = 1; seq <= 6; seq++)
    await at.station.call('live.frame', { camera: 'b', seq, at: seq, image: picture({ like: { 4: 1 } }) });
  const found = series(await metrics.text());
  expect(found.get('hadir_gate_decisions_total{outcome="accept"}')).toBe(1);
  expect(found.get('hadir_gate_decisions_total{outcome="unknown"}')).toBe(1);
});

it('asks for queue and galleries at every scrape, and forgets a tenant that went', async () => {
  const metrics = createMetrics();
  let depth = 3;
  let galleries = [
    { tenant: 1, people: 10, templates: 40 },
    { tenant: 2, people: 1, templates: 1 },
  ];
  let palms = [{ tenant: 1, palms: 3 }];
  metrics.watch({ queueDepth: () => depth, ready: () => true, galleries: () => galleries, palms: () => palms });
  const first = series(await metrics.text());
  expect(first.get('hadir_vision_queue_depth')).toBe(3);
  expect(first.get('hadir_gallery_people{tenant="1"}')).toBe(10);
  expect(first.get('hadir_gallery_templates{tenant="2"}')).toBe(1);
  expect(first.get('hadir_palms{tenant="1"}')).toBe(3);
  depth = 0;
  galleries = galleries.slice(0, 1);
  palms = [];
  const second = series(await metrics.text());
  expect(second.get('hadir_vision_queue_depth')).toBe(0);
  expect(second.has('hadir_gallery_templates{tenant="2"}')).toBe(false);
  expect(second.has('hadir_palms{tenant="1"}')).toBe(false);
});

it('measures stages in seconds', async () => {
  const metrics = createMetrics();
  metrics.picture({ decode: 4, detect: 12, embed: 20 });
  const found = series(await metrics.text());
  expect(found.get('hadir_vision_stage_duration_seconds_sum{stage="detect"}')).toBeCloseTo(0.012);
  expect(found.get('hadir_vision_stage_duration_seconds_bucket{le="0.025",stage="embed"}')).toBe(1);
  expect(found.has('hadir_vision_stage_duration_seconds_sum{stage="liveness"}')).toBe(false);
});
