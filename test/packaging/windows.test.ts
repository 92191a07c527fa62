/** The Windows package, opened on whatever computer runs the tests. It needs the packages for Windows, which the full check
 * fetches (`npm run package:check -- win`); where they are not there, this is skipped and says so. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPackages } from '../../scripts/packaging/packages.ts';
import { targetOf } from '../../scripts/packaging/target.ts';
import { describeUnless } from '../support/skips.ts';
import { describeContent } from './content.ts';
import { makePackage, type Packaged, packagedWithin, root } from './packaged.ts';

const there = findPackages(root, targetOf('win')) !== null;
const obstacle = there ? null : 'no packages for it; `npm run package:check -- win` fetches them';

describeUnless(obstacle, 'the Windows package', () => {
  let packaged: Packaged;
  beforeAll(async () => {
    packaged = await makePackage('win');
  }, packagedWithin);
  afterAll(() => packaged?.remove(), 60_000);

  describeContent(() => packaged);

  it('has the libraries that its native code loads beside it', () => {
    const natives = packaged.archive.entries.map(({ path }) => path).filter((path) => /\.(node|dll)$/.test(path));
    const names = natives.map((path) => path.slice(path.lastIndexOf('/') + 1)).sort();
    expect(names).toEqual(
      expect.arrayContaining(['onnxruntime.dll', 'libvips-42.dll', 'win32-x64.node', 'usearch.node']),
    );
    // Each begins as a Windows program does: "MZ".
    for (const path of natives) expect(packaged.archive.read(path).subarray(0, 2).toString('latin1'), path).toBe('MZ');
  });
});
