/** The WASM back-end of TensorFlow.js, as both peers need it. Types are as narrow as their use here, because the packages are
 * not there before their first installation. */
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

export const requireHere = createRequire(import.meta.url);

/** Of a package that is installed in this folder. Its own list of exports may leave out the bundle that is wanted. */
export const packageFolder = (name: string): string => join(import.meta.dirname, 'node_modules', name);

/** Where the `.wasm` files are: with a separator at its end, as the back-end expects it. */
export const wasmFolder = join(packageFolder('@tensorflow/tfjs-backend-wasm'), 'dist') + sep;

interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  getBackend(): string;
  enableProdMode(): void;
  env(): { getAsync(flag: string): Promise<unknown> };
  tensor3d(values: Uint8Array, shape: [height: number, width: number, channels: number], type: 'int32'): object;
}

/** Makes WASM the back-end. */
export async function startWasm(): Promise<TensorFlow> {
  const tf: TensorFlow = requireHere('@tensorflow/tfjs-core');
  const wasm: { setWasmPaths(folder: string): void } = requireHere('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(wasmFolder);
  await tf.setBackend('wasm');
  await tf.ready();
  tf.enableProdMode();
  return tf;
}

/** How the back-end runs, from what it found out itself. It never uses threads in Node: tfjs-backend-wasm turns them off there
 * (`WASM_HAS_MULTITHREAD_SUPPORT` is false when `IS_NODE`), whatever the machine has. SIMD is used where the engine has it. */
export async function wasmMode(tf: TensorFlow): Promise<string> {
  if (tf.getBackend() !== 'wasm') throw new Error(`The back-end is ${tf.getBackend()}, not WASM.`);
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const threads = await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT');
  return `WASM ${simd ? 'with' : 'without'} SIMD, ${threads ? 'several threads' : 'one thread'}`;
}
