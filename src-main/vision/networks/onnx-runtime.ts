/** The one door to onnxruntime. Its libraries for Linux and macOS report home unless the process's environment forbids it when their first
 * session is made: they keep a device number under the user's cache folder and look a Microsoft host up again and again. Those for
 * Windows only write events for that system's own tracing, read no such variable and open no connection.
 *
 * Not from a worker thread: its environment is a copy which the library does not see. */
import type * as onnx from 'onnxruntime-node';

process.env.ORT_DISABLE_TELEMETRY = '1';
// Loaded late and not by an `import` above, which a bundler would move in front of that line.
export const { InferenceSession, Tensor } = await import('onnxruntime-node');

export type InferenceSession = onnx.InferenceSession;
export type SessionOptions = onnx.InferenceSession.SessionOptions;
export type Tensor = onnx.Tensor;
