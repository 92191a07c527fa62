import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readWeights } from '../../../../src-main/vision/networks/weights-files.ts';

function folder(files: Record<string, string> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'hadir-models-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const entry = { file: 'face.onnx', sha256: sha256('weights'), licence: 'MIT', source: 'test' };
const read = async (...folders: string[]) => Buffer.from(await readWeights(entry, folders)).toString();

describe('readWeights', () => {
  it('finds a file by name and hash, however deep', async () => {
    expect(await read(folder({ 'face.onnx': 'weights' }))).toBe('weights');
    expect(await read(folder({ 'a/b/c/face.onnx': 'weights', 'a/other.onnx': 'weights' }))).toBe('weights');
  });

  it('passes over folders that are not there, and files of that name that are others', async () => {
    const wrong = folder({ 'face.onnx': 'tampered', 'z/face.onnx': 'weights' });
    expect(await read('/nowhere', wrong)).toBe('weights');
    expect(await read(folder({ 'face.onnx': 'tampered' }), folder({ 'face.onnx': 'weights' }))).toBe('weights');
  });

  it('names the file and both hashes where only another is there', async () => {
    const call = readWeights(entry, [folder({ 'face.onnx': 'tampered' }), folder()]);
    await expect(call).rejects.toMatchObject({
      code: 'models_unavailable',
      message: expect.stringMatching(/face\.onnx/),
      details: { file: 'face.onnx', expected: sha256('weights'), found: sha256('tampered') },
    });
    await expect(call).rejects.toMatchObject({ message: expect.stringContaining(sha256('tampered')) });
    await expect(call).rejects.toMatchObject({ message: expect.stringContaining(sha256('weights')) });
  });

  it('names the file and where to put it where there is none', async () => {
    for (const folders of [[], [folder()], [folder({ 'Face.onnx': 'weights', 'face.onnx.part': 'weights' })]])
      await expect(readWeights(entry, folders)).rejects.toMatchObject({
        code: 'models_unavailable',
        message: expect.stringMatching(/face\.onnx.*HADIR_MODELS_DIR/),
        details: { file: 'face.onnx', expected: sha256('weights'), found: null },
      });
  });

  it('takes no folder of that name, and does not run in circles', async () => {
    const circle = folder({ 'face.onnx/inside': 'weights' });
    if (process.platform !== 'win32') symlinkSync(circle, join(circle, 'again'));
    await expect(read(circle)).rejects.toMatchObject({ code: 'models_unavailable' });
  });
});
