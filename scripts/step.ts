/** One step of what has to be made before something can start: in a process of its own, so that its memory goes with it, and with a
 * line that says what is being waited for. */
import { spawn } from 'node:child_process';

/** Runs `program` of this very Node with `args` in `cwd`. Its output is shown only where it fails; then this throws, naming `title`. */
export async function runStep(title: string, cwd: string, program: string, ...args: string[]): Promise<void> {
  const began = performance.now();
  const done = tell(title, () => Math.round((performance.now() - began) / 1000));
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(done);
  if (code !== 0) throw new Error(`${title} failed.\n${output.trim()}`);
}

/** Tells `title` and, until the function it returns is called, how many `seconds` it has been: on a terminal in the same line each
 * second, elsewhere in lines of their own, further and further apart. */
function tell(title: string, seconds: () => number): () => void {
  const live = process.stdout.isTTY === true;
  const line = (text: string): void => void process.stdout.write(live ? `\r${text}\x1b[K` : `${text}\n`);
  line(`${title} …`);
  let next = 5;
  const timer = setInterval(() => {
    if (!live && seconds() < next) return;
    line(`${title} … ${seconds()} s`);
    next *= 2;
  }, 1000);
  return () => {
    clearInterval(timer);
    line(`${title}: ${seconds()} s`);
    if (live) process.stdout.write('\n');
  };
}
