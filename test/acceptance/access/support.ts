/** A station that other machines can reach, callers on this computer and beyond it, and the command line. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { controlClient } from '../../../src-main/cli/station-client.ts';
import { type ControlFile, readControlFile } from '../../../src-main/hosts/node/control-file.ts';
import type { Scope } from '../../../src-shared/access.ts';
import { type Ran, hadir as run } from '../../support/cli.ts';
import { outside } from '../../support/outside.ts';
import { dataFolder, endAll, type Settings, StationProcess } from '../../support/station-process.ts';

afterAll(endAll);

export const listening: Settings = { HADIR_HOST: '0.0.0.0', HADIR_ALLOWED_HOSTS: outside ?? '' };

export type Place = 'here' | 'beyond';
export type DialectName = 'tenant' | 'registry' | 'biometric' | 'server' | 'station';

interface DialectCalls {
  port: 'main' | 'biometric';
  /** A call that wants `people:read`, and what it answers who may. */
  read: string;
  readStatus: number;
  errorKeys: string[];
}

export const calls: Record<DialectName, DialectCalls> = {
  tenant: { port: 'main', read: '/enrollments/1', readStatus: 200, errorKeys: ['detail'] },
  registry: { port: 'main', read: '/api/face/', readStatus: 200, errorKeys: ['detail'] },
  biometric: {
    port: 'biometric',
    read: '/api/v1/biometric/?type=face',
    readStatus: 200,
    errorKeys: ['success', 'message', 'data'],
  },
  server: { port: 'biometric', read: '/status/1', readStatus: 200, errorKeys: ['success', 'message'] },
  station: { port: 'main', read: '/api/station/v1/people', readStatus: 200, errorKeys: ['title', 'detail', 'code'] },
};
export const dialectNames = Object.keys(calls) as DialectName[];

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of a body, field by field
  body: any;
}

export function urlOf(station: StationProcess, place: Place, port: 'main' | 'biometric', path: string): string {
  const url = new URL(path, port === 'main' ? station.address : station.biometricAddress);
  url.hostname = place === 'here' ? '127.0.0.1' : (outside as string);
  return url.href;
}

export async function call(url: string, headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { ...init, headers });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  expect(response.status, text).not.toBe(500);
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

/** The call that wants `people:read`. */
export function read(station: StationProcess, dialect: DialectName, place: Place, key?: string): Promise<Answer> {
  const { port, read: path } = calls[dialect];
  return call(urlOf(station, place, port, path), key === undefined ? {} : { 'x-api-key': key });
}

/** What a refusal must look like in its dialect. */
export function expectRefusal(dialect: DialectName, answer: Answer, status: number): void {
  expect(answer.status, `${dialect}: ${JSON.stringify(answer.body)}`).toBe(status);
  for (const field of calls[dialect].errorKeys) expect(answer.body, dialect).toHaveProperty(field);
  const sentence = answer.body.detail ?? answer.body.message;
  expect(sentence).toMatch(/^[A-Z][^\n]{10,200}\.$/);
  if (status === 429) expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
}

/** A station for a `describe`; it is there once the tests run. */
export function stationOf(settings: Settings = listening): { station: StationProcess } {
  const used = {} as { station: StationProcess };
  beforeAll(async () => {
    used.station = await StationProcess.start(settings);
  });
  afterAll(async () => {
    await used.station?.stop();
  });
  return used;
}

/** Runs `hadir` over the data of `folder`. */
export const hadir = (folder: string, ...args: string[]): Promise<Ran> => run(folder, args);

export function keyFile(folder: string): string {
  return join(folder, 'config/sealing.key');
}

/** A new key with these scopes, made by the running station through the command line's own channel. */
export async function newKey(
  station: StationProcess,
  wanted: string,
  expiresAt: string | null = null,
): Promise<string> {
  const control = readControlFile(dataFolder(station.folder)) as ControlFile;
  const scopes = wanted.split(',') as Scope[];
  const { key } = await controlClient(control).call('keys.create', { name: 'Tests', scopes, expiresAt });
  return key;
}
