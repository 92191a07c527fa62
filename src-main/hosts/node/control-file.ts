/** How the command line finds the station that runs over a data folder: `station.control.json`, readable by its owner only.
 * It is there as long as the station listens. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ });
const controlFile = z.object({
  pid: z.number().int(),
  /** Where commands are sent; always on this computer, never TLS. */
  address,
  /** What the station's own callers use; null where a port is not open. */
  addresses: z.object({ main: address.nullable(), biometric: address.nullable() }),
  /** Sent in `X-Hadir-Control`. New at each start. */
  token: z.string().min(32),
});
export type ControlFile = z.output<typeof controlFile>;

function pathIn(dataDir: string): string {
  return join(dataDir, 'station.control.json');
}

export function writeControlFile(dataDir: string, content: ControlFile): void {
  const path = pathIn(dataDir);
  // A new file, whatever the rights of one that lies there, and never half of one.
  rmSync(`${path}.partial`, { force: true });
  writeFileSync(`${path}.partial`, `${JSON.stringify(content)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(`${path}.partial`, path);
}

/** null where there is none, or none that this program wrote. */
export function readControlFile(dataDir: string): ControlFile | null {
  try {
    const parsed = controlFile.safeParse(JSON.parse(readFileSync(pathIn(dataDir), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function removeControlFile(dataDir: string): void {
  rmSync(pathIn(dataDir), { force: true });
}
