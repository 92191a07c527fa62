/** One ONNX network, checked against its manifest before it is trusted with a tensor. */
import { StationError } from '../../../src-shared/errors.ts';
import type { ImageInput, WeightsEntry } from '../../../src-shared/pack-manifest.ts';
import { InferenceSession, type SessionOptions, Tensor } from './onnx-runtime.ts';
import { readWeights } from './weights-files.ts';

/** One thread a network: on the two-core PC the second core belongs to the screens, the HTTP server and image decoding. */
const sessionOptions: SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
};

export class Network {
  readonly input: ImageInput;
  readonly outputs: readonly string[];
  readonly #session: InferenceSession;
  #tensor = new Float32Array(0);
  /** Settles when the run before is done. */
  #before: Promise<unknown> = Promise.resolve();

  private constructor(session: InferenceSession, input: ImageInput, outputs: readonly string[]) {
    this.#session = session;
    this.input = input;
    this.outputs = outputs;
  }

  /** Reads, verifies and loads. Throws `models_unavailable` for a missing file, a wrong hash, input or output. */
  static async load(
    entry: WeightsEntry & { input: ImageInput },
    outputs: readonly string[],
    folders: readonly string[],
  ): Promise<Network> {
    const bytes = await readWeights(entry, folders);
    let session: InferenceSession;
    try {
      session = await InferenceSession.create(bytes, sessionOptions);
    } catch {
      throw new StationError('models_unavailable', `Model file ${entry.file} is not a network that can be run.`, {
        file: entry.file,
      });
    }
    checkInput(entry.file, session, entry.input);
    checkOutputs(entry.file, session, outputs);
    return new Network(session, entry.input, outputs);
  }

  /** `write` fills batch × height × width × 3 numbers in the manifest's layout; what was there before is still there. Returns the
   * outputs in the manifest's order. All pictures share the one input, which the library reads on a thread of its own: a run
   * begins when the one before is done, or a second picture would be written over the first while that is looked at. */
  run(write: (out: Float32Array) => void, width: number, height: number, batch = 1): Promise<Float32Array[]> {
    const done = this.#before.then(() => this.#look(write, width, height, batch));
    this.#before = done.catch(() => {});
    return done;
  }

  async #look(
    write: (out: Float32Array) => void,
    width: number,
    height: number,
    batch: number,
  ): Promise<Float32Array[]> {
    const length = batch * height * width * 3;
    if (this.#tensor.length !== length) this.#tensor = new Float32Array(length);
    write(this.#tensor);
    const dims = this.input.layout === 'NHWC' ? [batch, height, width, 3] : [batch, 3, height, width];
    const results = await this.#session.run({ [this.input.name]: new Tensor('float32', this.#tensor, dims) });
    return this.outputs.map((name) => results[name]?.data as Float32Array);
  }

  async dispose(): Promise<void> {
    await this.#session.release();
  }
}

function checkInput(file: string, session: InferenceSession, input: ImageInput): void {
  const metadata = session.inputMetadata.find((item) => item.name === input.name);
  const { width, height } = input;
  const expected = input.layout === 'NHWC' ? [0, height, width, 3] : [0, 3, height, width];
  const found = metadata?.isTensor ? metadata.shape : null;
  // A dimension that the file leaves open comes as a name; 0 in the manifest means any size.
  const fits =
    found?.length === 4 && expected.every((n, i) => n === 0 || typeof found[i] === 'string' || found[i] === n);
  if (fits) return;
  throw new StationError(
    'models_unavailable',
    `Model file ${file}: input ${input.name} should be ${expected.join('×')} (0: any), found ${found?.join('×') ?? 'none of that name'}.`,
    { file, expected: expected.join('×'), found: found?.join('×') ?? null },
  );
}

function checkOutputs(file: string, session: InferenceSession, outputs: readonly string[]): void {
  const absent = outputs.filter((name) => !session.outputNames.includes(name));
  if (absent.length === 0) return;
  throw new StationError('models_unavailable', `Model file ${file} has no output ${absent.join(', ')}.`, {
    file,
    expected: outputs.join(', '),
    found: session.outputNames.join(', '),
  });
}
