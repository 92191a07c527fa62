/**
 * Reads ahead of whoever enrols. A service that has sent its list closes the connection some seconds later, while the station is
 * still busy with the first faces of it: so the list is taken at full speed and waits on the disk, not in memory. There it is
 * encrypted under a key that only this process has, and its name is gone before the first byte: it holds faces.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { StationError } from '../../src-shared/errors.ts';

const pieceBytes = 64 * 1024;

/** What is read, in order; what reading throws comes after all that arrived before. `read` is told by its signal when nobody
 * wants more. Errors of its own: `storage_full`. */
export async function* spooled(
  read: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
  folder: string,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const file = await openNameless(folder);
  const [key, start] = [randomBytes(32), randomBytes(16)];
  const decipher = createDecipheriv('aes-256-ctr', key, start);
  const arrived = new EventTarget();
  const state: Arrival = { bytes: 0, ended: false, error: null };
  const stop = new AbortController();
  const chunks = read(signal ? AbortSignal.any([signal, stop.signal]) : stop.signal);
  const pumping = pump(chunks, file, createCipheriv('aes-256-ctr', key, start), state, arrived, stop.signal);
  try {
    for (let at = 0; ; ) {
      if (at < state.bytes) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes, at);
        at += bytesRead;
        yield decipher.update(buffer.subarray(0, bytesRead));
      } else if (state.ended) {
        if (state.error) throw state.error;
        return;
      } else await once(arrived, 'more');
    }
  } finally {
    stop.abort();
    await pumping;
    await file.close();
  }
}

interface Arrival {
  bytes: number;
  ended: boolean;
  error: unknown;
}

async function pump(
  chunks: AsyncIterable<Uint8Array>,
  file: FileHandle,
  cipher: ReturnType<typeof createCipheriv>,
  state: Arrival,
  arrived: EventTarget,
  stop: AbortSignal,
): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (stop.aborted) return;
      await write(file, cipher.update(chunk), state.bytes);
      state.bytes += chunk.byteLength;
      arrived.dispatchEvent(new Event('more'));
    }
  } catch (error) {
    state.error = error;
  } finally {
    state.ended = true;
    arrived.dispatchEvent(new Event('more'));
  }
}

async function write(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  try {
    await file.writeFile(bytes);
  } catch {
    throw new StationError('storage_full', `The disk is full after ${Math.round(at / 1e6)} MB. Free some space.`);
  }
}

/** Windows keeps a name as long as a file is open; there the next import takes the file away. */
async function openNameless(folder: string): Promise<FileHandle> {
  const path = join(folder, 'list.tmp');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(path, { force: true });
    const file = await open(path, 'wx+', 0o600);
    if (process.platform !== 'win32') rmSync(path);
    return file;
  } catch {
    throw new StationError('storage_full', 'The data folder cannot be written. Check its permissions and the space.');
  }
}
