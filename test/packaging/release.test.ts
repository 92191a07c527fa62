/** What the release workflow must never lose: every system, the tests, the signatures, and no secret in the open. It runs on
 * servers that cannot be tried from here, so what can be read is checked. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/packaging/target.ts';
import { root } from './packaged.ts';

const text = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
/** Steps in order, each as its own text. */
const steps = text.split(/\n {6}- /).slice(1);
const position = (pattern: RegExp): number => steps.findIndex((step) => pattern.test(step));

describe('the release workflow', () => {
  it('has a job for every target and no other', () => {
    const named = [...text.matchAll(/\{ target: ([\w-]+),/g)].map(([, name]) => name);
    expect(named.sort()).toEqual(targets.map(({ system, arch }) => `${system}-${arch}`).sort());
  });

  it('tests, packages, checks the signatures, starts what came out, and only then keeps it', () => {
    const order = [
      /^run: npm ci$/m,
      /npm test/,
      /npm run package -- /,
      /check-signature\.ts/,
      /npm run test:electron/,
      /upload-artifact/,
      /scripts\/sign-release\.ts/,
      /gh release create/,
    ].map(position);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(text).not.toMatch(/continue-on-error|\|\| true|--unsigned|--stand-in/);
  });

  it('fails where the smoke tests were skipped', () => {
    const smoke = steps[position(/npm run test:electron/)] ?? '';
    expect(smoke).toMatch(/HADIR_SMOKE_REQUIRED: "1"/);
    expect(smoke).toMatch(/HADIR_APP: .*matrix\.program/);
  });

  it('publishes a draft, of a tag that is the version', () => {
    expect(text).toMatch(/gh release create .* --draft --verify-tag/);
    expect(text).toMatch(/package\.json'\)\.version.* = "\$GITHUB_REF_NAME"/);
  });

  it('names its secrets and holds none', () => {
    const secrets = [...new Set([...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name))].sort();
    expect(secrets).toEqual([
      'APPLE_API_ISSUER',
      'APPLE_API_KEY',
      'APPLE_API_KEY_ID',
      'HADIR_RELEASE_KEY',
      'MAC_CSC_KEY_PASSWORD',
      'MAC_CSC_LINK',
      'WIN_CSC_KEY_PASSWORD',
      'WIN_CSC_LINK',
    ]);
    const given = [...text.matchAll(/^ +([A-Z_]*(?:KEY|PASSWORD|TOKEN|LINK|SECRET)[A-Z_]*): (.+)$/gm)];
    expect(given.length).toBeGreaterThanOrEqual(8);
    for (const [, name, value] of given) expect(value, name).toMatch(/^\$\{\{ .*(secrets\.\w+|github\.token).*\}\}$/);
  });

  it('may write nothing but the release itself', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(text.match(/contents: write/g)).toHaveLength(1);
  });

  it('calls scripts that are there', () => {
    const called = [...text.matchAll(/(scripts\/[\w./-]+\.(?:ts|sh))/g)].map(([, path = '']) => path);
    for (const path of called) expect(existsSync(join(root, path)), path).toBe(true);
  });
});
