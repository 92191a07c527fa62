import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openScreenDoor } from '../../../../src-main/station/staff/screen-door.ts';
import { commandRoles } from '../../../../src-shared/command-roles.ts';
import { type CommandName, commandArguments } from '../../../../src-shared/contract.ts';
import { mayAct, type Role, roles } from '../../../../src-shared/roles.ts';
import { bench, minutes, refusal } from '../support.ts';

const password = 'mangga manis';
const commands = Object.keys(commandArguments) as CommandName[];

/** A station with one of each role, whose `call` only writes down what reached it. */
async function station() {
  const at = bench();
  const opened = openScreenDoor(at.station, at.station.sessions, true);
  await opened.call('setup.begin', { school: 'SMP', name: 'administrator', password });
  for (const name of ['operator', 'viewer'] as const) await opened.call('staff.create', { name, role: name, password });
  const reached: { name: CommandName; args: { actor?: string } }[] = [];
  const listening = {
    ...at.station,
    call: async (name: CommandName, args: never) => {
      if (name === 'staff.signIn') return at.station.call(name, args);
      reached.push({ name, args });
      return {};
    },
  } as unknown as typeof at.station;
  const door = (near = true) => openScreenDoor(listening, at.station.sessions, near);
  return { at, door, reached };
}

describe('a door', () => {
  it('law: whatever is called in whatever order, only what the role allows gets through, with the own name', async () => {
    const { door, reached } = await station();
    const open = { viewer: door(), operator: door(), administrator: door(), nobody: door() };
    for (const role of roles) await open[role].call('staff.signIn', { name: role, password });
    const harmless = commands.filter((name) => !/^(setup\.begin|staff\.(signIn|resume|signOut))$/.test(name));
    const call = fc.record({
      who: fc.constantFrom<Role | 'nobody'>(...roles, 'nobody'),
      name: fc.constantFrom(...harmless),
      actor: fc.string(),
    });
    await fc.assert(
      fc.asyncProperty(call, async ({ who, name, actor }) => {
        reached.length = 0;
        const needed = commandRoles[name];
        const may = needed === 'gate' || (who !== 'nobody' && mayAct(who, needed));
        const outcome = open[who].call(name, { actor } as never);
        if (!may)
          await expect(outcome).rejects.toMatchObject({ code: who === 'nobody' ? 'unauthorised' : 'forbidden' });
        else await outcome;
        expect(reached.map((one) => one.name)).toEqual(may ? [name] : []);
        if (may && needed !== 'gate' && 'actor' in commandArguments[name].shape)
          expect(reached[0]?.args.actor).toBe(who);
      }),
      { numRuns: 400 },
    );
  });

  it('tells a host who is signed in, for what it offers itself', async () => {
    const { door } = await station();
    const opened = door();
    expect(() => opened.require('viewer')).toThrow(expect.objectContaining({ code: 'unauthorised' }));
    await opened.call('staff.signIn', { name: 'operator', password });
    opened.require('viewer');
    opened.require('operator');
    expect(() => opened.require('administrator')).toThrow(expect.objectContaining({ code: 'forbidden' }));
    await opened.call('staff.signOut', { token: '' });
    expect(() => opened.require('viewer')).toThrow(expect.objectContaining({ code: 'unauthorised' }));
  });

  it('far away opens to nobody but those who sign in, not even for the gate, and sets nothing up', async () => {
    const { door, at } = await station();
    const far = door(false);
    await expect(far.call('station.status', {})).rejects.toEqual(refusal('unauthorised'));
    await expect(far.call('setup.begin', { school: 'x', name: 'xx', password })).rejects.toEqual(refusal('forbidden'));
    expect(far.hears()).toBe(false);
    await far.call('staff.signIn', { name: 'viewer', password });
    await far.call('station.status', {});
    expect(far.hears()).toBe(true);
    await expect(far.call('people.create', { name: 'x' })).rejects.toEqual(refusal('forbidden'));
    at.clock.advance(10 * minutes + 1);
    expect(far.hears()).toBe(false);
    await expect(far.call('station.status', {})).rejects.toEqual(refusal('unauthorised', { ended: 'idle' }));
  });

  it('closes when the member’s role changes, and says so', async () => {
    const { door, at } = await station();
    const office = door();
    await office.call('staff.signIn', { name: 'operator', password });
    await at.station.call('staff.update', { staffId: 2, role: 'viewer' });
    await expect(office.call('today.overview', {})).rejects.toEqual(refusal('unauthorised', { ended: 'changed' }));
    await expect(office.call('live.today', {})).resolves.toEqual({});
  });

  it('another door does not open with it', async () => {
    const { door } = await station();
    await door().call('staff.signIn', { name: 'administrator', password });
    await expect(door().call('staff.list', {})).rejects.toEqual(refusal('unauthorised'));
  });
});
