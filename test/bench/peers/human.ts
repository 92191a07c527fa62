/** `@vladmandic/human`: BlazeFace, face mesh and its descriptor network; everything else off, nothing kept between frames. It looks
 * for one face at most, as it does by default. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import type { Frame, Peer } from './peer.ts';
import { packageFolder, requireHere, startWasm, wasmFolder, wasmMode } from './wasm.ts';

interface Human {
  version: string;
  load(): Promise<void>;
  detect(input: object): Promise<{ error: string | null; face: { embedding?: number[] }[] }>;
}

const off = { enabled: false };
const everyFrame = { skipFrames: 0, skipTime: 0 };

export async function loadHuman({ pixels, width, height }: Frame): Promise<Peer> {
  const folder = packageFolder('@vladmandic/human');
  const tf = await startWasm();
  const { Human }: { Human: new (config: object) => Human } = requireHere(join(folder, 'dist/human.node-wasm.js'));
  const models = await serve(join(folder, 'models'));
  const human = new Human({
    backend: 'wasm',
    wasmPath: wasmFolder,
    modelBasePath: models.url,
    cacheSensitivity: 0,
    filter: off,
    face: {
      detector: everyFrame,
      mesh: { enabled: true },
      description: { enabled: true, ...everyFrame },
      iris: off,
      emotion: off,
      antispoof: off,
      liveness: off,
    },
    body: off,
    hand: off,
    gesture: off,
    object: off,
    segmentation: off,
  });
  await human.load();
  models.close();
  const input = tf.tensor3d(pixels, [height, width, 3], 'int32');
  return {
    name: `@vladmandic/human ${human.version} (${await wasmMode(tf)})`,
    async describe() {
      const { error, face } = await human.detect(input);
      if (error) throw new Error(error);
      return face.map(({ embedding }) => embedding ?? []);
    },
  };
}

/** The library gets its networks by `fetch`, which knows no files: a server on the loopback, for as long as it loads. */
async function serve(folder: string): Promise<{ url: string; close(): void }> {
  const server = createServer(({ url = '' }, response) => {
    readFile(join(folder, basename(url))).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
