/** A station calls nobody whom its school did not name, and leaves nothing outside its own folders. Native packages may do either without
 * being asked. The package is held to the same in `test/packaging/linux.test.ts`. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { inOwnNetwork, ownNetworkObstacle } from '../support/own-network.ts';
import { describeUnless } from '../support/skips.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const apiKey = 'the key of this test';
const network = join(root, 'models/built/blazeface.onnx');

/** A program that runs a network: with the package as it comes, or through the station's own door to it. */
const running = (module: string) => [
  '--input-type=module',
  '--eval',
  `import { InferenceSession } from ${JSON.stringify(module)};
   await InferenceSession.create(${JSON.stringify(network)});
   setInterval(() => {}, 1000);
   process.on('SIGTERM', () => process.exit(0));`,
];

describeUnless(ownNetworkObstacle(), 'in a network of its own', () => {
  test.concurrent('onnxruntime as it comes is seen to look a host up and to write into its user’s folder', async ({
    expect,
  }) => {
    const as = join(root, 'node_modules/onnxruntime-node/dist/index.js');
    const { lookUps, leftBehind } = await inOwnNetwork({ args: running(as) });
    expect(lookUps).toContain('mobile.events.data.microsoft.com');
    expect(leftBehind).toContainEqual(expect.stringContaining('.onnxruntime/'));
  });

  test.concurrent('through the station’s own door it does neither', async ({ expect }) => {
    const door = join(root, 'src-main/vision/networks/onnx-runtime.ts');
    const seen = await inOwnNetwork({ args: running(door) });
    expect(seen).toEqual({ answers: [], status: 0, lookUps: [], leftBehind: [] });
  });

  test.concurrent('a station that is started, used and stopped does neither', async ({ expect }) => {
    const scratch = mkdtempSync(join(tmpdir(), 'hadir-own-network-'));
    const dataDir = join(scratch, 'station/data');
    const seen = await inOwnNetwork({
      args: [join(root, 'src-main/hosts/node/main.ts')],
      env: {
        HADIR_DATA_DIR: dataDir,
        HADIR_API_KEY: apiKey,
        HADIR_KEY_FILE: join(scratch, 'station/config/sealing.key'),
        HADIR_PORT: '0',
        HADIR_BIOMETRIC_PORT: '0',
      },
      station: { dataDir, apiKey },
      scratch,
    });
    expect(seen).toEqual({ answers: [201, 200, 200], status: 0, lookUps: [], leftBehind: [] });
  });
});
