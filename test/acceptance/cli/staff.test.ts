/** `hadir staff`: the way back in where a password was lost, with and without a running station. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hadir } from '../../support/cli.ts';
import { asStaff, atGate, names, password } from '../../support/staff.ts';
import { endAll, StationProcess } from '../../support/station-process.ts';

let station: StationProcess;
beforeAll(async () => {
  station = await StationProcess.start();
  await asStaff(station.address, async () => {});
});
afterAll(async () => {
  await station.stop();
  endAll();
});

const run = (args: string[], input = '') => hadir(station.folder, ['staff', ...args], { input });
const signIn = (name: string, text: string) =>
  atGate(station.address, (client) => client.call('staff.signIn', { name, password: text }));

describe('hadir staff', () => {
  test('lists who may sign in', async () => {
    const { code, stdout } = await run(['list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Ratna Dewi +administrator +last signed in 20|^Ratna Dewi +administrator +never signed in/);
    expect(stdout).not.toContain('scrypt');
  });

  test('gives a running station a new password: it holds at once, and the screens sign out', async () => {
    await asStaff(station.address, async (client) => {
      const { code, stdout } = await run(['password', 'ratna dewi'], 'kelapa muda\n');
      expect({ code, stdout }).toEqual({ code: 0, stdout: 'Ratna Dewi signs in with the new password from now on.\n' });
      await expect(client.call('staff.list', {})).rejects.toMatchObject({ details: { ended: 'changed' } });
    });
    await expect(signIn(names.administrator, password)).rejects.toMatchObject({ code: 'unauthorised' });
    await signIn(names.administrator, 'kelapa muda');
  });

  test('works on a station that is not running too', async () => {
    await station.stop();
    expect(await run(['create', 'Penolong'], 'nangka muda\n')).toMatchObject({
      code: 0,
      stdout: 'Penolong may sign in as administrator.\n',
    });
    expect(await run(['password', names.administrator], `${password}\n`)).toMatchObject({ code: 0 });
    station = await StationProcess.start({}, station.folder);
    await signIn('Penolong', 'nangka muda');
    await signIn(names.administrator, password);
  });

  test('takes no password as an argument and says what is wrong', async () => {
    expect(await run(['password', names.administrator, 'x'])).toMatchObject({ code: 2 });
    expect(await run(['create', 'Agus', '--role', 'king'], 'x\n')).toMatchObject({
      code: 1,
      stderr: 'hadir staff: --role is "king"; it must be one of viewer, operator, administrator.\n',
    });
    expect(await run(['create', 'Agus'])).toMatchObject({ code: 1, stderr: expect.stringContaining('No password') });
    expect(await run(['create', 'Agus'], 'short\n')).toMatchObject({ code: 1 });
    expect(await run(['password', 'Nobody'], 'nangka muda\n')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nobody is called'),
    });
  });
});
