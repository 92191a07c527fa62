/** What the running station says of itself. */
import type { RunningStation } from '../running-station.ts';
import { type Finding, finding, ok, warn } from './finding.ts';

export function station(running: RunningStation | null): Promise<Finding> {
  return finding('Station', async () => {
    if (!running) return ok('Station', 'none runs here now.');
    const { health, problems } = await running.station.call('station.status', {});
    if (health === 'ok') return ok('Station', 'runs and is well.');
    return warn('Station', problems[0]?.message ?? 'runs, but recognition is not ready. Look again in a moment.');
  });
}
