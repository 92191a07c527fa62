/** What this gate's camera looks for, as the school set it, and whether a palm can be shown here at all. */
import type { GateReads } from '../../../src-shared/contract/office.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useStation } from '../../services.tsx';

export interface GateReading {
  reads: GateReads;
  /** The gate reads palms, and somebody has one enrolled. */
  palms: boolean;
}

export function useGateReads(): GateReading {
  const { data } = useQuery('settings.get', {}, { on: ['settings.changed'] });
  const enrolled = useStation((state) => (state.status?.palmPack ? state.status.palms : 0)) > 0;
  // Faces until the answer is there: what every gate could do before.
  const reads = data?.gateReads ?? 'face';
  return { reads, palms: enrolled && reads !== 'face' };
}
