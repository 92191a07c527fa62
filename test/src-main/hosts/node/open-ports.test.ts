import { expect, it } from 'vitest';
import { exposureWarnings, listensBeyondLoopback } from '../../../../src-main/hosts/node/open-ports.ts';

const quiet = { HADIR_HOST: '0.0.0.0', HADIR_ALLOWED_HOSTS: ['192.168.1.5'], HADIR_API_KEY: '' };

it.each([
  ['127.0.0.1', false],
  ['localhost', false],
  ['::1', false],
  ['0.0.0.0', true],
  ['::', true],
  ['192.168.1.5', true],
  ['gerbang.sekolah.example', true],
])('listening on %s is beyond this computer: %s', (HADIR_HOST, beyond) => {
  expect(listensBeyondLoopback({ HADIR_HOST })).toBe(beyond);
  const worst = { HADIR_HOST, HADIR_ALLOWED_HOSTS: [], HADIR_API_KEY: 'x' };
  expect(exposureWarnings(worst, false).length > 0).toBe(beyond);
});

it('warns of what is wrong and of nothing else', () => {
  expect(exposureWarnings(quiet, true)).toEqual([]);
  expect(exposureWarnings(quiet, false)).toEqual([expect.stringContaining('HADIR_TLS_CERT=auto')]);
  const nameless = { ...quiet, HADIR_ALLOWED_HOSTS: [] };
  expect(exposureWarnings(nameless, true)).toEqual([expect.stringContaining('HADIR_ALLOWED_HOSTS')]);
  expect(exposureWarnings({ ...nameless, HADIR_HOST: '192.168.1.5' }, true)).toEqual([]);
  expect(exposureWarnings({ ...quiet, HADIR_API_KEY: 'sekolah' }, true)).toEqual([
    expect.stringMatching(/^HADIR_API_KEY is shorter than 16 characters/),
  ]);
  expect(exposureWarnings({ ...quiet, HADIR_API_KEY: 'x'.repeat(16) }, true)).toEqual([]);
});
