/** Which hand: left, right, or whichever is shown first. */
import { SegmentedControl } from '@mantine/core';
import { type PalmSide, palmSides } from '../../../src-shared/palm.ts';
import { useWords } from '../../services.tsx';
import consent from './ConsentStep.module.css';

const choices = ['left', 'any', 'right'] as const;

interface Props {
  /** null: whichever. */
  side: PalmSide | null;
  busy: boolean;
  onSide: (side: PalmSide | null) => void;
}

export function PalmSideChoice({ side, busy, onSide }: Props) {
  const { t } = useWords();
  return (
    <fieldset className={consent.who}>
      <legend>{t('enrol.palm.which')}</legend>
      <SegmentedControl
        fullWidth
        size="lg"
        aria-label={t('enrol.palm.which')}
        value={side ?? 'any'}
        onChange={(value) => onSide(palmSides.find((each) => each === value) ?? null)}
        disabled={busy}
        data={choices.map((value) => ({ value, label: t(`palm.side.${value}`) }))}
        classNames={{
          root: consent.relation ?? '',
          indicator: consent.indicator ?? '',
          label: consent.segment ?? '',
        }}
        data-testid="enrol-side"
      />
    </fieldset>
  );
}
