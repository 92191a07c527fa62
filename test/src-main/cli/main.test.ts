import { expect, it } from 'vitest';
import { main } from '../../../src-main/cli/main.ts';
import { splitFlags } from '../../../src-main/hosts/node/config.ts';
import { tempFolder } from '../store/support.ts';

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(args, {}, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out, err };
}

it('tells what there is, on standard output only to who asked', async () => {
  for (const word of ['help', '--help']) {
    const { code, out, err } = await run(word);
    expect([code, err]).toEqual([0, []]);
    for (const name of ['keys create', 'clients allow', 'audit', 'key export', 'backup', 'restore', 'import'])
      expect(out.join('\n')).toContain(`  ${name}`);
  }
  for (const words of [[], ['dance'], ['constructor'], ['--data-dir']])
    expect(await run(...words)).toMatchObject({ code: 2, out: [], err: expect.arrayContaining([expect.any(String)]) });
});

it('says how a command is called to who calls it wrongly', async () => {
  for (const [name, usage] of [
    ['backup', 'backup FILE'],
    ['restore', 'restore FILE'],
    ['key', 'key export FILE'],
    ['keys', 'keys create NAME'],
    ['clients', 'clients allow ADDRESS'],
  ] as const) {
    const { code, err } = await run(name);
    expect([code, err]).toEqual([2, [expect.stringContaining(`Usage: hadir ${usage}`)]]);
  }
});

it('takes the station’s settings anywhere among a command’s own words, and refuses what is neither', async () => {
  const folder = tempFolder();
  for (const args of [
    ['keys', 'list', '--data-dir', folder],
    ['keys', `--data-dir=${folder}`, 'list'],
  ])
    expect((await run(...args)).err).toEqual([expect.stringContaining('no station data in this folder')]);
  const neither = await run('keys', 'list', '--colour', 'red');
  expect(neither).toMatchObject({ code: 1, err: [expect.stringContaining("'--colour'")] });
});

it('parts settings from the rest', () => {
  const args = ['create', 'A', '--scopes', 'enrol', '--port', '1', '--key-file=/k', '--expires=x', '--gate'];
  expect(splitFlags(args)).toEqual({
    flags: ['--port', '1', '--key-file=/k', '--gate'],
    others: ['create', 'A', '--scopes', 'enrol', '--expires=x'],
  });
});
