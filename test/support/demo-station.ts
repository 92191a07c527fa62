/** The demo as its own process, for screenshots and for what wants a whole school: started over a folder of its own on a free
 * port, at a fixed time of the morning, with the screens as they were built last. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { cameraPicture } from '../../scripts/demo/portraits.ts';
import { makePupils } from '../../scripts/demo/pupils.ts';
import { demoPassword, demoStaff } from '../../scripts/demo/settle.ts';
import type { Role } from '../../src-shared/roles.ts';
import { atGate } from './staff.ts';
import { temporaryFolder } from './station-process.ts';
import { film } from './video.ts';

const program = fileURLToPath(new URL('../../scripts/demo.ts', import.meta.url));
/** Milliseconds: it fills a school first. */
const startWithin = 90_000;

export class DemoStation {
  readonly address: string;
  readonly #child: ChildProcess;

  private constructor(address: string, child: ChildProcess) {
    this.address = address;
    this.#child = child;
  }

  static async start(at = '06:52'): Promise<DemoStation> {
    const args = [program, '--port', '0', '--as-built', '--at', at, '--data-dir', join(temporaryFolder(), 'demo')];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    return new DemoStation(await addressOf(child), child);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    await ended;
  }

  /** Signs `page`, which is at this station, in to the office. */
  async signIn(page: Page, role: Role = 'administrator'): Promise<void> {
    const name = demoStaff.find((member) => member.role === role)?.name ?? '';
    const session = await atGate(this.address, (client) =>
      client.call('staff.signIn', { name, password: demoPassword }),
    );
    await page.evaluate((token) => sessionStorage.setItem('hadir.session', token), session.token);
    await page.reload();
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const late = setTimeout(() => reject(new Error(`The demo did not start.\n${output}`)), startWithin);
    const read = (chunk: Buffer): void => {
      output += chunk;
      const address = /Hadir: (http:\S+)/.exec(output)?.[1];
      if (!address) return;
      clearTimeout(late);
      resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The demo ended with ${code}.\n${output}`));
    });
  });
}

/** A camera film of one of the demo's pupils. */
export async function filmOf(name: string): Promise<string> {
  const pupil = makePupils(2026).find((one) => one.name === name);
  if (!pupil) throw new Error(`There is no ${name} at the demo's school.`);
  return film(name.replaceAll(' ', '-'), [await cameraPicture(pupil)]);
}
