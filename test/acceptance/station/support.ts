/** Callers of the station's own API over the real host. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { type Scope, scopes } from '../../../src-shared/access.ts';
import { dataFolder, type StationProcess } from '../../support/station-process.ts';

const cli = fileURLToPath(new URL('../../../src-main/cli/main.ts', import.meta.url));

/** A key as a school makes one: with the command line, while the station runs. */
export function makeKey(station: StationProcess, wanted: readonly Scope[] = scopes): string {
  const { folder } = station;
  return execFileSync(process.execPath, [cli, 'keys', 'create', 'test', '--scopes', wanted.join(',')], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HADIR_DATA_DIR: dataFolder(folder),
      HADIR_KEY_FILE: join(folder, 'config/sealing.key'),
    },
  }).trim();
}

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of a body, field by field
  body: any;
}

export class StationApi {
  readonly address: string;
  readonly #key: string;

  constructor(address: string, key: string) {
    this.address = `${address}/api/station/v1`;
    this.#key = key;
  }

  async call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const isForm = body instanceof FormData;
    const response = await fetch(this.address + path, {
      method,
      headers: {
        'x-api-key': this.#key,
        ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    });
    expect(response.status, `${method} ${path}`).not.toBe(500);
    const type = response.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status >= 400) expect(type).toMatch(/^application\/problem\+json/);
    const answer = /json/.test(type) ? JSON.parse(bytes.toString()) : bytes;
    return { status: response.status, headers: response.headers, body: answer };
  }
}

/** A form with photos in `field`. */
export function photosForm(images: Uint8Array[], fields: Record<string, string> = {}, field = 'photos'): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const image of images) form.append(field, new Blob([image as Uint8Array<ArrayBuffer>]), 'photo.jpg');
  return form;
}
