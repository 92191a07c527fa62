import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { files } from '../../../../src-main/files/index.ts';
import { refusal } from '../../station/support.ts';

const megabyte = 1024 * 1024;

describe('zips', () => {
  it('come back as they were written, the same bytes for the same files', async () => {
    const contents = new Map([
      ['users.csv', new TextEncoder().encode('a,b\n')],
      ['folder/ñ.txt', new Uint8Array([1, 2, 3])],
      ['empty', new Uint8Array(0)],
    ]);
    const zip = await files.writeZip(contents);
    expect(await files.readZip(zip)).toEqual(contents);
    expect(await files.writeZip(contents)).toEqual(zip);
  });

  /** The size in the central directory, which readers go by, of a zip with one file of a short name. */
  function declare(zip: Uint8Array, size: number): Uint8Array {
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    const directory = zip.length - 22 - (46 + 1);
    expect(view.getUint32(directory, true)).toBe(0x02014b50);
    view.setUint32(directory + 24, size, true);
    return zip;
  }

  it('that unpack to more than is taken are refused by what they declare', async () => {
    const bomb = declare(zipSync({ a: new Uint8Array(1000) }), 129 * megabyte);
    await expect(files.readZip(bomb)).rejects.toEqual(refusal('file_too_large'));
  });

  it('that declare less than they hold are unpacked no further', async () => {
    const bomb = declare(zipSync({ a: new Uint8Array(5 * megabyte) }), 1000);
    const found = await files.readZip(bomb).catch(() => new Map<string, Uint8Array>());
    expect(found.get('a')?.length ?? 0).toBeLessThanOrEqual(1000);
  });

  it('of too many files, or none at all, are refused', async () => {
    const many = zipSync(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`f${i}`, new Uint8Array(1)])));
    await expect(files.readZip(many)).rejects.toEqual(refusal('file_too_large'));
    await expect(files.readZip(new Uint8Array([80, 75]))).rejects.toEqual(refusal('file_unreadable'));
  });

  it('cannot reach what every object has', async () => {
    const zip = zipSync({ __pr0to__: new Uint8Array([1]), constructor: new Uint8Array([2]) });
    const renamed = Buffer.from(Buffer.from(zip).toString('latin1').replaceAll('__pr0to__', '__proto__'), 'latin1');
    expect([...(await files.readZip(renamed)).keys()]).toEqual(['constructor']);
  });
});
