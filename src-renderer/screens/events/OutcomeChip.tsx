/** What the gate decided: a word, a colour and a shape, the same everywhere. */
import type { GateOutcome } from '../../../src-shared/domain.ts';
import { Chip, type Tone } from '../../components/Chip.tsx';
import { useWords } from '../../services.tsx';

const tones: Record<GateOutcome, Tone> = {
  accept: 'good',
  unknown: 'quiet',
  ambiguous: 'warn',
  spoof: 'alarm',
  low_quality: 'info',
};

export function OutcomeChip({ outcome, className }: { outcome: GateOutcome; className?: string | undefined }) {
  const { t } = useWords();
  return (
    <Chip tone={tones[outcome]} className={className}>
      {t(`events.outcome.${outcome}`)}
    </Chip>
  );
}
