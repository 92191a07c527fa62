import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { expect, it, onTestFinished, vi } from 'vitest';
import { readConfig } from '../../../../src-main/hosts/node/config.ts';
import { ownCertificate } from '../../../../src-main/hosts/node/own-certificate.ts';
import { renew } from '../../../../src-main/hosts/node/tls.ts';

const dayMs = 24 * 3600 * 1000;
const start = new Date();
const after = (days: number): Date => new Date(start.getTime() + days * dayMs);
const log = { info() {}, warn() {}, error: vi.fn() };

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hadir-tls-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

it('is good for this machine and the names it was asked for, for two years', async () => {
  const { cert, key } = await ownCertificate(folder(), ['gerbang.sekolah.example', '10.1.2.3', '2001:db8::5'], start);
  const certificate = new X509Certificate(cert);
  for (const name of ['localhost', 'gerbang.sekolah.example']) expect(certificate.checkHost(name)).toBe(name);
  for (const address of ['127.0.0.1', '::1', '10.1.2.3', '2001:db8::5'])
    expect(certificate.checkIP(address)).toBe(address);
  expect(certificate.checkHost('evil.example')).toBeUndefined();
  const days = (Date.parse(certificate.validTo) - start.getTime()) / dayMs;
  expect(days).toBeGreaterThan(729);
  // What Apple's systems still take.
  expect(days).toBeLessThan(825);
  expect(key).toContain('PRIVATE KEY');
});

it('is kept until a month before it ends', async () => {
  const dataDir = folder();
  const first = await ownCertificate(dataDir, [], start);
  expect(await ownCertificate(dataDir, [], after(690))).toEqual(first);
  const second = await ownCertificate(dataDir, [], after(710));
  expect(second.cert).not.toBe(first.cert);
  expect(await ownCertificate(dataDir, [], after(720))).toEqual(second);
});

it('is made anew where it was made by a clock that was ahead, once that is corrected', async () => {
  const dataDir = folder();
  const ahead = await ownCertificate(dataDir, [], new Date(start.getTime() + 2 * 3600 * 1000));
  const corrected = await ownCertificate(dataDir, [], start);
  expect(corrected.cert).not.toBe(ahead.cert);
  expect(Date.parse(new X509Certificate(corrected.cert).validFrom)).toBeLessThanOrEqual(start.getTime());
  expect(await ownCertificate(dataDir, [], start)).toEqual(corrected);
});

it('is made anew for a name that it lacks, and where its file is broken', async () => {
  const dataDir = folder();
  const first = await ownCertificate(dataDir, ['a.example'], start);
  expect(await ownCertificate(dataDir, [], start)).toEqual(first);
  const second = await ownCertificate(dataDir, ['b.example'], start);
  expect(second).not.toEqual(first);
  writeFileSync(join(dataDir, 'station.tls.crt'), 'broken');
  expect((await ownCertificate(dataDir, [], start)).cert).toContain('BEGIN CERTIFICATE');
});

it.skipIf(process.platform === 'win32')(
  'keeps its key for its owner, also over a file that was open to all',
  async () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'station.tls.key'), 'x', { mode: 0o644 });
    await ownCertificate(dataDir, [], start);
    expect(statSync(join(dataDir, 'station.tls.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir).sort()).toEqual(['station.tls.crt', 'station.tls.key']);
  },
);

it('is renewed while the station runs, for the next connection', async () => {
  const dataDir = folder();
  const config = readConfig([], { HADIR_DATA_DIR: dataDir, HADIR_TLS_CERT: 'auto' });
  const server = createServer(await ownCertificate(dataDir, [], start));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const served = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
        resolve(socket.getPeerX509Certificate()?.fingerprint256 ?? '');
        socket.end();
      }).on('error', reject);
    });
  const first = await served();
  await renew(config, [{ server }], log, after(100));
  expect(await served()).toBe(first);
  await renew(config, [{ server }], log, after(710));
  expect(await served()).not.toBe(first);
  expect(new X509Certificate(readFileSync(join(dataDir, 'station.tls.crt'))).fingerprint256).toBe(await served());
});

it('that cannot be renewed goes on serving, and the log says so', async () => {
  const config = readConfig([], { HADIR_TLS_CERT: '/nowhere.crt', HADIR_TLS_KEY: '/nowhere.key' });
  await renew(config, [], log);
  expect(log.error).toHaveBeenCalledTimes(1);
});
